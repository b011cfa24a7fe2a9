/**
 * Thrown where cogscope is set up with something that it cannot use; nothing has been changed then.
 *
 * @example
 * // Cannot use the option 'prefixes': a prefix is a non-empty string. Write prefixes: ["!"].
 */
export class SetupError extends Error {
  override readonly name = "SetupError";

  constructor(
    /** What cannot be used: `the option 'prefixes'`. */
    readonly what: string,
    rule: string,
    remedy: string,
  ) {
    super(`Cannot use ${what}: ${rule}. ${remedy}.`);
  }
}
