import { captureExceptionSafe, eventIdOf } from "cogscope";
import { UserError } from "./user-error.js";

/**
 * What the user is told about an error. A cog that annotates its errors has sent this one already; what nobody has sent is sent here,
 * long after the command's scope was closed, and still arrives with its user, tags and trace: they follow the error.
 */
export function errorAnswer(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const eventId = eventIdOf(error) ?? captureExceptionSafe(error);
  return `Something went wrong. Tell the team this id: \`${eventId}\``;
}
