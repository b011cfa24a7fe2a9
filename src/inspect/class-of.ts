import { types } from "node:util";
import { isClass } from "../annotation/is-class.js";

export type SomeClass = abstract new (...args: never[]) => unknown;

/** The class of an instance, by its prototype's own `constructor`; nothing for plain objects and for what is no instance of a class. */
export function classOf(value: unknown): SomeClass | undefined {
  if (typeof value !== "object" || value === null || types.isProxy(value)) return undefined;
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === null || types.isProxy(prototype)) return undefined;
  const constructor: unknown = Object.getOwnPropertyDescriptor(prototype, "constructor")?.value;
  return !types.isProxy(constructor) && isClass(constructor) ? constructor : undefined;
}

/** A class and its bases, itself first; it ends where a proxy would have to be asked. */
export function chainOf(cog: SomeClass): SomeClass[] {
  const chain: SomeClass[] = [];
  for (let at: unknown = cog; !types.isProxy(at) && isClass(at); at = Object.getPrototypeOf(at)) chain.push(at);
  return chain;
}

/** A function's name where it can be read without calling a getter of its own. */
export function nameOf(fn: object): string {
  const name: unknown = Object.getOwnPropertyDescriptor(fn, "name")?.value;
  return typeof name === "string" ? name : "";
}
