import { replaceProperty } from "../discord/replace-property.js";

/** A method that knows whom it belongs to. */
export type Bare = (...args: unknown[]) => unknown;

/** Puts ours round a method of one object; gives what takes it out again, after which ours is the bare method wherever somebody has kept it. */
export function replaceMethod(target: object, key: string, make: (original: Bare) => Bare): () => void {
  const methods = target as Record<string, Bare>;
  const original = methods[key];
  if (typeof original !== "function") return () => undefined;
  let isOn = true;
  const ours = make((...args) => Reflect.apply(original, target, args));
  const restore = replaceProperty(methods, key, function (this: unknown, ...args: unknown[]): unknown {
    return isOn && this === target ? ours(...args) : Reflect.apply(original, this, args);
  });
  return () => {
    isOn = false;
    restore();
  };
}
