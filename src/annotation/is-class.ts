/**
 * Whether a function is a class. A class's `prototype` cannot be written, a function's can, a method has none
 * (ECMAScript, ClassDefinitionEvaluation and MakeConstructor). Built-in classes are alike.
 */
export function isClass(value: unknown): value is abstract new (...args: unknown[]) => unknown {
  return typeof value === "function" && Object.getOwnPropertyDescriptor(value, "prototype")?.writable === false;
}
