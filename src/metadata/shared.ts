const store = globalThis as { [key: symbol]: unknown };

/**
 * State of which a process has one, though the package may be loaded as ESM and as CJS, or in two versions: whoever changes the shape of what
 * lies there gives it another name.
 */
export function shared<T extends object>(name: string, create: () => T): T {
  const key = Symbol.for(`cogscope.${name}`);
  return (store[key] ??= create()) as T;
}
