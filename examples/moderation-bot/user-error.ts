/** What a user did wrong and can mend: the message is shown to them, and it is nobody's bug. */
export class UserError extends Error {
  override readonly name = "UserError";
}
