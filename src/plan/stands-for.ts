import { isClass } from "../annotation/is-class.js";

const WELL_KNOWN = new Set<unknown>(Object.getOwnPropertyNames(Symbol).map((name) => Symbol[name as keyof typeof Symbol]));

const CONVERSIONS = new Set<PropertyKey>(["constructor", "toString", "toJSON", "valueOf"]);

/** Whether the annotations of a class stand for a member of that name. */
export function standsForKey(key: PropertyKey): boolean {
  return typeof key === "symbol" ? !WELL_KNOWN.has(key) : !String(key).startsWith("_") && !CONVERSIONS.has(key);
}

/** The methods that a class declares itself: own, non-enumerable functions of its prototype and of the constructor. */
export function declaredMethods(target: abstract new (...args: never[]) => unknown): { holder: object; key: PropertyKey }[] {
  return [target.prototype as object, target as object].flatMap((holder) =>
    Reflect.ownKeys(holder)
      .filter((key) => {
        const property = Object.getOwnPropertyDescriptor(holder, key);
        return typeof property?.value === "function" && !property.enumerable && !isClass(property.value);
      })
      .map((key) => ({ holder, key })),
  );
}
