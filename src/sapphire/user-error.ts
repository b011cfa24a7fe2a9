/**
 * Whether an error is sapphire's word for a mistake of the user: a `UserError` or one of its heirs (precondition, argument). Told by its
 * shape, for the framework's ESM and CJS builds have a class each: an own `identifier`, and up the chain a getter `name` that says
 * `UserError` (@sapphire/framework 5.5, lib/errors/UserError). Never throws.
 */
export function isUserError(error: unknown): boolean {
  try {
    if (typeof error !== "object" || error === null || !Object.hasOwn(error, "identifier")) return false;
    for (let at = Object.getPrototypeOf(error) as object | null; at !== null; at = Object.getPrototypeOf(at) as object | null) {
      const getter = Object.getOwnPropertyDescriptor(at, "name")?.get;
      if (getter !== undefined && Reflect.apply(getter, error, []) === "UserError") return true;
    }
    return false;
  } catch {
    return false;
  }
}
