import type { ExecutionContext } from "@nestjs/common";
import type { Handler } from "../runtime/handler.js";

/**
 * The handler that an interceptor stands before. necord hands Nest `prototype[method]` (necord 6.14, necord-context.creator.js), so
 * that an annotated method's wrapper is called; the instance is not told.
 */
export function handlerOf(context: ExecutionContext): Handler & { readonly owner: NonNullable<Handler["owner"]> } {
  const owner = context.getClass<unknown>();
  const fn = context.getHandler();
  return { owner, key: keyOf(owner.prototype as object, fn), fn, self: undefined, args: context.getArgs() };
}

const keys = new WeakMap<object, PropertyKey>();

/** Under which name a class has a method: a foreign decorator may have given the function another. */
function keyOf(prototype: object, fn: { readonly name: string }): PropertyKey {
  let key = keys.get(fn);
  if (key === undefined) keys.set(fn, (key = find(prototype, fn) ?? fn.name));
  return key;
}

function find(prototype: object, fn: object): PropertyKey | undefined {
  for (let at: object | null = prototype; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    for (const key of Reflect.ownKeys(at)) if (Object.getOwnPropertyDescriptor(at, key)?.value === fn) return key;
  }
  return undefined;
}
