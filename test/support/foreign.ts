type Fn = (this: any, ...args: any[]) => any;

/** A decorator of another library, in either dialect, that puts a function of its own in the method's place. */
export const replacing =
  (replace: (original: Fn) => Fn): any =>
  (value: unknown, context: unknown, descriptor?: PropertyDescriptor): unknown =>
    descriptor === undefined ? replace(value as Fn) : { ...descriptor, value: replace(descriptor.value as Fn) };

/** One that wraps the method and passes everything on. */
export const passing: any = replacing(
  (original) =>
    function foreign(this: unknown, ...args: unknown[]): unknown {
      return Reflect.apply(original, this, args);
    },
);

/** One that writes reflect-metadata on the function that it is given, as Nest and its like do. */
export const stamping =
  (key: string, value: unknown): any =>
  (target: unknown, _context: unknown, descriptor?: PropertyDescriptor): void =>
    Reflect.defineMetadata(key, value, (descriptor === undefined ? target : descriptor.value) as object);

/** One that wraps the method and copies its metadata, ours too, to its own function, as some libraries do. */
export const copying: any = replacing((original) => {
  const copy = function copy(this: unknown, ...args: unknown[]): unknown {
    return Reflect.apply(original, this, args);
  };
  for (const key of Reflect.getMetadataKeys(original)) Reflect.defineMetadata(key, Reflect.getMetadata(key, original), copy);
  return copy;
});
