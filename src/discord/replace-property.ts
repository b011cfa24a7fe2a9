/**
 * Puts a function in the place of an object's method, as an own property that nobody lists, or another value in the place of an
 * option, which is listed. Gives what takes it out again, which leaves the object as it was; where somebody has put his own above
 * it that stays, and false is given.
 */
export function replaceProperty<T extends object>(target: T, key: keyof T & string, value: unknown, enumerable = false): () => boolean {
  const before = Object.getOwnPropertyDescriptor(target, key);
  Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable });
  return () => {
    if (Object.getOwnPropertyDescriptor(target, key)?.value !== value) return false;
    if (before === undefined) Reflect.deleteProperty(target, key);
    else Object.defineProperty(target, key, before);
    return true;
  };
}
