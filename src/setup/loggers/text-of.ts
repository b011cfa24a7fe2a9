import { serialise } from "../../runtime/values/serialise.js";
import { loggedError } from "./logged-error.js";

/** What a value says as a message: of an error its message, of an object JSON that is not too long. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === undefined) return "";
  const plain = loggedError(value)?.message ?? serialise(value);
  return typeof plain === "string" ? plain : JSON.stringify(plain);
}
