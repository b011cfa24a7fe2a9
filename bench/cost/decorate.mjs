/** Puts decorators on a method as TypeScript's `experimentalDecorators` does: the undermost first. */
export function decorate(Class, name, ...decorators) {
  let descriptor = Object.getOwnPropertyDescriptor(Class.prototype, name);
  for (const one of decorators.reverse()) descriptor = one(Class.prototype, name, descriptor) ?? descriptor;
  Object.defineProperty(Class.prototype, name, descriptor);
  return Class;
}
