// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- the tests compile and check it as a Nest project does
// @ts-nocheck
import {
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  InternalServerErrorException,
  type NestInterceptor,
  type PipeTransform,
  Scope,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from "@nestjs/common";
import { APP_INTERCEPTOR } from "@nestjs/core";
import { CaptureErrors, eventIdOf } from "cogscope";
import { CogscopeInterceptor } from "cogscope/necord";
import { Context, NecordArgumentsHost, SlashCommand, type SlashCommandContext } from "necord";
import { catchError, concat, defer, map, Observable, of, retry, take, tap, throwError } from "rxjs";

/** What came out of all that stands inside the application's own interceptor: the values, the error, and how often it was subscribed. */
export const seen: string[] = [];

/** A global interceptor of the root module, outside all others. */
@Injectable()
class Outer implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const name = context.getHandler().name;
    return next.handle().pipe(
      tap({
        subscribe: () => seen.push(`${name} subscribed`),
        next: (value) => seen.push(`${name} gave ${typeof value === "object" ? value?.constructor.name : String(value)}`),
        error: (error: Error) => seen.push(`${name} threw ${error.message}`),
        complete: () => seen.push(`${name} completed`),
        unsubscribe: () => seen.push(`${name} unsubscribed`),
      }),
      name === "retried" ? retry(1) : name === "first" ? take(1) : map((value) => value),
    );
  }
}

@Catch(TypeError)
class Answer implements ExceptionFilter {
  async catch(error: TypeError, host: ArgumentsHost) {
    const [interaction] = NecordArgumentsHost.create(host).getContext<"interactionCreate">();
    if (interaction.isChatInputCommand()) await interaction.reply(`Broken: ${eventIdOf(error) ?? "no id"}`);
  }
}

@Catch(ForbiddenException)
class Refusal implements ExceptionFilter {
  async catch(_: ForbiddenException, host: ArgumentsHost) {
    const [interaction] = NecordArgumentsHost.create(host).getContext<"interactionCreate">();
    if (interaction.isChatInputCommand()) await interaction.reply("Not for you");
  }
}

@Injectable()
class Nobody implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

@Injectable()
class BrokenGuard implements CanActivate {
  canActivate(): boolean {
    throw new InternalServerErrorException("no roles today");
  }
}

@Injectable()
class WatchedGuard implements CanActivate {
  @CaptureErrors
  async canActivate(): Promise<boolean> {
    throw new TypeError("watched");
  }
}

@Injectable()
class BrokenPipe implements PipeTransform {
  transform(): never {
    throw new TypeError("the pipe is broken");
  }
}

@Injectable()
class Swallow implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(catchError(() => of("swallowed")));
  }
}

const reply = async ([interaction]: SlashCommandContext, text: string): Promise<string> => {
  await interaction.reply(text);
  return text;
};

/** How often the observables that a handler gives were subscribed. */
export const subscriptions: string[] = [];
const counted = <T>(name: string, source: Observable<T>): Observable<T> =>
  defer(() => {
    subscriptions.push(name);
    return source;
  });

@Injectable()
export class Commands {
  @UseFilters(Answer)
  @SlashCommand({ name: "filtered", description: "-" })
  async filtered(@Context() _: SlashCommandContext) {
    throw new TypeError("filtered");
  }

  @SlashCommand({ name: "unfiltered", description: "-" })
  unfiltered(@Context() _: SlashCommandContext) {
    throw new TypeError("unfiltered");
  }

  @UseGuards(Nobody)
  @SlashCommand({ name: "refused", description: "-" })
  async refused(@Context() context: SlashCommandContext) {
    await reply(context, "never");
  }

  @UseGuards(Nobody)
  @UseFilters(Refusal)
  @SlashCommand({ name: "answered", description: "-" })
  async answered(@Context() context: SlashCommandContext) {
    await reply(context, "never");
  }

  @UseGuards(BrokenGuard)
  @SlashCommand({ name: "guarded", description: "-" })
  async guarded(@Context() context: SlashCommandContext) {
    await reply(context, "never");
  }

  @UseGuards(WatchedGuard)
  @UseFilters(Answer)
  @SlashCommand({ name: "watched", description: "-" })
  async watched(@Context() context: SlashCommandContext) {
    await reply(context, "never");
  }

  @SlashCommand({ name: "unanswered", description: "-" })
  async unanswered(@Context() _: SlashCommandContext) {
    throw new ForbiddenException("nobody answers");
  }

  @UseFilters(Refusal)
  @SlashCommand({ name: "forbidden", description: "-" })
  async forbidden(@Context() _: SlashCommandContext) {
    throw new ForbiddenException("in the handler");
  }

  @UseFilters(Answer)
  @SlashCommand({ name: "piped", description: "-" })
  async piped(@Context(BrokenPipe) context: SlashCommandContext) {
    await reply(context, "never");
  }

  @UseInterceptors(Swallow)
  @SlashCommand({ name: "swallowed", description: "-" })
  async swallowed(@Context() context: SlashCommandContext) {
    await reply(context, "before");
    throw new TypeError("nobody hears of it");
  }

  @SlashCommand({ name: "value", description: "-" })
  value(@Context() context: SlashCommandContext) {
    void reply(context, "value");
    return 42;
  }

  @SlashCommand({ name: "nothing", description: "-" })
  async nothing(@Context() context: SlashCommandContext) {
    await reply(context, "nothing");
  }

  @SlashCommand({ name: "stream", description: "-" })
  stream(@Context() context: SlashCommandContext) {
    return counted(
      "stream",
      concat(
        of(1, 2),
        defer(() => reply(context, "stream")),
      ),
    );
  }

  @SlashCommand({ name: "first", description: "-" })
  first(@Context() context: SlashCommandContext) {
    const endless = new Observable<string>((subscriber) => {
      void reply(context, "first").then((text) => subscriber.next(text));
      return () => subscriptions.push("first left");
    });
    return counted("first", endless);
  }

  @SlashCommand({ name: "failing", description: "-" })
  failing(@Context() context: SlashCommandContext) {
    return counted(
      "failing",
      concat(
        defer(() => reply(context, "failing")),
        throwError(() => new TypeError("failing")),
      ),
    );
  }

  #attempts = 0;

  @SlashCommand({ name: "retried", description: "-" })
  async retried(@Context() context: SlashCommandContext) {
    if (++this.#attempts % 2 === 1) throw new TypeError("the first time");
    return reply(context, "retried");
  }

  @UseInterceptors(CogscopeInterceptor)
  @SlashCommand({ name: "twice", description: "-" })
  async twice(@Context() context: SlashCommandContext) {
    return reply(context, "twice");
  }
}

@Injectable({ scope: Scope.REQUEST })
export class PerRequest {
  @SlashCommand({ name: "scoped", description: "-" })
  async scoped(@Context() context: SlashCommandContext) {
    return reply(context, "scoped");
  }
}

export const providers = [Commands, PerRequest, { provide: APP_INTERCEPTOR, useClass: Outer }];
