/**
 * Thrown where cogscope is set up with an option that it cannot use; nothing has been changed then.
 *
 * @example
 * // Cannot use the option 'prefixes' of instrumentClient(): a prefix is a non-empty string. Write prefixes: ["!"].
 */
export class SetupError extends Error {
  override readonly name = "SetupError";

  constructor(
    /** The option's name: `prefixes`. */
    readonly option: string,
    /** The function that it was given to: `instrumentClient()`. */
    readonly caller: string,
    rule: string,
    remedy: string,
  ) {
    super(`Cannot use the option '${option}' of ${caller}: ${rule}. ${remedy}.`);
  }
}
