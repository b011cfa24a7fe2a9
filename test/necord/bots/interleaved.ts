// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- the tests compile and check it as a Nest project does
// @ts-nocheck
import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, UseFilters } from "@nestjs/common";
import { logger } from "@sentry/node";
import { addBreadcrumb, Context as Block, eventIdOf, setTag, Span, Tag } from "cogscope";
import { Button, type ButtonContext, Context, NecordArgumentsHost, SlashCommand, type SlashCommandContext } from "necord";

const pause = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 20));

@Catch()
class Answer implements ExceptionFilter {
  async catch(error: Error, host: ArgumentsHost) {
    const [interaction] = NecordArgumentsHost.create(host).getContext<"interactionCreate">();
    await pause();
    if (interaction.isRepliable()) await interaction.reply(String(eventIdOf(error)));
  }
}

@Injectable()
class Ledger {
  @Span("db.query", { name: "load" })
  @Tag("of", (user: string) => user)
  @Block("loading", (user: string) => ({ user }))
  async load(user: string, fails: boolean): Promise<string> {
    addBreadcrumb(`crumb of ${user}`);
    await pause();
    logger.info(`log of ${user}`);
    if (fails) throw new Error("the same for everybody");
    return user;
  }
}

@Injectable()
@UseFilters(Answer)
export class Commands {
  constructor(private readonly ledger: Ledger) {}

  @SlashCommand({ name: "load", description: "loads" })
  async load(@Context() [interaction]: SlashCommandContext) {
    setTag("command.of", interaction.user.id);
    await pause();
    await interaction.reply(await this.ledger.load(interaction.user.id, false));
  }

  @Button("fail/:id")
  async fail(@Context() [interaction]: ButtonContext) {
    setTag("command.of", interaction.user.id);
    await pause();
    await this.ledger.load(interaction.user.id, true);
  }
}

export const providers = [Ledger, Commands];
