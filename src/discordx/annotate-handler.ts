import type { DApplicationCommand, DComponent, DOn, DReaction, DSimpleCommand } from "discordx";
import type { Annotation } from "../annotation/annotation.js";
import { runHandler } from "../runtime/handler.js";
import { isAttached } from "./attached.js";
import { handlerDefaults, type Cog } from "./handler-defaults.js";

/** A method that discordx calls: what it keeps of it. */
export type Handler = DApplicationCommand | DComponent | DOn | DReaction | DSimpleCommand;

/**
 * Puts what stands on a method and its class round discordx's call of it. Its decorators keep `target[key]` and ignore the
 * descriptor (11.13.3, Slash.ts, `applicationCommand.decorate(target.constructor, key, target[key])`), so that no word of a class,
 * above or below them, would ever run. A guard could run them too, but does not know the method's arguments: options are parsed
 * behind the last guard (Method.ts, createGuardChain). Gives what takes it off.
 */
export function annotateHandler(handler: Handler): () => void {
  const { classRef, key, from, index } = handler;
  const method = handler.method as unknown;
  if (typeof method !== "function" || key === undefined) return () => undefined;
  const cog = from as unknown as Cog;
  let defaults: readonly Annotation[] | undefined;
  const annotated = function (this: unknown, ...args: unknown[]): unknown {
    const body = (): unknown => Reflect.apply(method, this, args);
    // discordx's last arguments: the client, and what the guards share.
    if (!isAttached(args.at(-2))) return body();
    defaults ??= defaultsOf(handler, cog);
    return runHandler({ owner: cog, key, fn: method, self: this, args }, defaults, body);
  };
  const keep = (fn: unknown): unknown => handler.decorate(classRef, key, fn as typeof handler.method, from, index);
  keep(annotated);
  return () => void ((handler.method as unknown) === annotated && keep(method));
}

function defaultsOf(handler: Handler, cog: Cog): readonly Annotation[] {
  if ("event" in handler) return handlerDefaults(cog, "listener", handler.event);
  return handlerDefaults(cog, "emoji" in handler ? "listener" : "command");
}
