/** A request that is not accepted: the HTTP status, and a sentence for whoever sent it. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
