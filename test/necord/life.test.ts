import type { DynamicModule } from "@nestjs/common";
import { CogscopeModule, SetupError, type DiscordOptions } from "../../src/necord/index.js";
import { ALICE } from "../support/discord-bot.js";
import { roots, until } from "../support/discord-story.js";
import { sent } from "../support/recording.js";
import { initSentry, necordStories } from "./necord-stories.js";

const stories = necordStories();
const act = (): Promise<unknown> => stories.discord.answerTo(stories.discord.slash(ALICE, "xp give", { amount: 3 }));

it("the client is attached before it logs in, and app.close() leaves it as it was", async () => {
  const { app, client } = await stories.start("every-kind");
  const own = (): string[] => [...Object.getOwnPropertyNames(client), ...Object.getOwnPropertyNames(client.rest)];
  expect(own()).toEqual(expect.arrayContaining(["emit", "request"]));
  await app.close();
  expect(own()).not.toContain("emit");
  expect(own()).not.toContain("request");
});

it("a command that runs while the application closes is reported to its end", async () => {
  const { app, bot, sentry } = await stories.start("every-kind");
  stories.discord.slash(ALICE, "ping");
  await until("the command", () => app.get<{ running: number }>(bot["Ledger"]).running === 1);
  await app.close();
  const [root] = await roots(sentry, 1);
  expect(root?.name).toBe("command.ping");
  expect(sentry.span("Commands.ping").end - sentry.span("Commands.ping").start).toBeGreaterThan(0.015);
});

it("the one application's end is not the other's", async () => {
  const first = await stories.start("every-kind");
  const second = await stories.start("every-kind", { sentry: false });
  await first.app.close();
  await act();
  expect((await roots(first.sentry, 1)).map(({ name }) => name)).toEqual(["command.xp give"]);
  expect(Object.hasOwn(second.client, "emit")).toBe(true);
});

it("Sentry may be initialised after the application has started", async () => {
  await stories.start("every-kind", { sentry: false });
  await act();
  const sentry = initSentry();
  await act();
  expect((await roots(sentry, 1)).map(({ name }) => name)).toEqual(["command.xp give"]);
  expect(sentry.span("XpCommands.give").status).toBe("ok");
});

it("takes the options of instrumentClient, at once or from a factory", async () => {
  const config = (): DynamicModule => ({
    module: class Config {},
    providers: [{ provide: "recorded", useValue: ["amount"] }],
    exports: ["recorded"],
  });
  const asynchronous = CogscopeModule.forRootAsync({
    imports: [config()],
    inject: ["recorded"],
    useFactory: async (optionValues: string[]): Promise<DiscordOptions> => ({ optionValues }),
  });
  for (const module of [CogscopeModule.forRoot({ optionValues: ["amount"] }), asynchronous]) {
    const { sentry, errors } = await stories.start("every-kind", { cogscope: [module] });
    stories.discord.slash(ALICE, "break", { amount: 3 });
    await until("the error", () => errors.length === 1);
    await sent();
    expect(sentry.errors[0]?.["contexts"].interaction.options).toEqual({ amount: 3 });
    await stories.stop();
  }
});

it("an option that cannot be used is an error where it is given; one of a factory's, when the application starts", async () => {
  expect(() => CogscopeModule.forRoot({ prefixes: [""] })).toThrow(SetupError);
  expect(() => CogscopeModule.forRoot({ prefix: "!" } as DiscordOptions)).toThrow(/Cannot use the option 'prefix'/);
  const factory = CogscopeModule.forRootAsync({ useFactory: () => ({ commandTimeout: -1 }) });
  await expect(stories.start("every-kind", { cogscope: [factory] })).rejects.toThrow(SetupError);
});
