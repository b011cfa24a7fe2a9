/**
 * Whether a function is a class. A class's `prototype` cannot be written, a function's can, a method has none
 * (ECMAScript, ClassDefinitionEvaluation and MakeConstructor). Built-in classes are alike. A frozen function's `prototype` cannot
 * be written either: there the source decides.
 */
export function isClass(value: unknown): value is abstract new (...args: unknown[]) => unknown {
  if (typeof value !== "function" || Object.getOwnPropertyDescriptor(value, "prototype")?.writable !== false) return false;
  return !Object.isFrozen(value) || Function.prototype.toString.call(value).startsWith("class");
}
