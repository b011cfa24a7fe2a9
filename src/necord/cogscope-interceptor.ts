import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from "@nestjs/common";
import type { Observable } from "rxjs";
import { expectErrors } from "../runtime/errors/expected.js";
import { guard } from "../runtime/guard.js";
import { runHandler } from "../runtime/handler.js";
import { activeClient } from "../sentry/client.js";
import { activeSpan } from "../telemetry/start-span.js";
import { around } from "./around.js";
import { defaultWords } from "./default-words.js";
import { isGuardsAnswer } from "./guards-answer.js";
import { handlerOf } from "./handler-of.js";

/** The calls that are running, by the arguments that Nest keeps for each: the interceptor may stand on a handler and on its class. */
const running = new WeakSet<object>();

/**
 * Runs each necord handler as if it was annotated: a span named `Class.method`, the tag `cog.name` (the class's name), and its
 * errors captured before any exception filter sees them. What is annotated on the method or its class wins. What the handler gives
 * or throws stays as it is.
 *
 * {@link CogscopeModule} provides it for all handlers. Everything but necord's handlers (HTTP, microservices, sockets) passes
 * through. Guards run before it: what they throw is not seen, and an HttpException below 500 that leaves a listener of the client
 * without having come out of a handler is expected.
 *
 * @example
 * @UseInterceptors(CogscopeInterceptor) // for one class, without the module
 * class Levels {}
 */
export class CogscopeInterceptor implements NestInterceptor {
  constructor() {
    expectErrors(isGuardsAnswer);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== "necord" || activeClient() === undefined) return next.handle();
    const handler = guard("cogscope/necord", "reading a handler", () => handlerOf(context));
    const call: object = context.getArgs();
    if (handler === undefined || running.has(call)) return next.handle();
    return around(
      () => next.handle(),
      (body) => {
        running.add(call);
        const words = guard("cogscope/necord", "choosing a handler's words", () => defaultWords(handler.owner, activeSpan() !== undefined));
        return runHandler(handler, words ?? [], body);
      },
      () => running.delete(call),
    );
  }
}

Injectable()(CogscopeInterceptor);
