/** What cannot be inspected, and what to do. */
export class InspectError extends Error {
  override readonly name = "InspectError";
}
