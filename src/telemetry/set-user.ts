import { isEmpty } from "../runtime/errors/is-empty.js";
import { report } from "../runtime/diagnostics.js";
import { guard } from "../runtime/guard.js";
import { toUser } from "../runtime/values/user-fields.js";
import { writeTo } from "./writable-scopes.js";

/**
 * Sets the user for the rest of the command: a Discord user or member, or a Sentry user; `null` removes it.
 * Outside an entry point: for the current scope, never for the whole process.
 *
 * @example
 * setUser(message.author);
 */
export function setUser(user: object | string | null): void {
  guard("setUser()", "setting the user", () => {
    const sent = user === null ? null : toUser(user);
    if (sent === undefined) return report("setUser()", "it was given no user; give a Discord user or member, or { id }");
    writeTo(
      "setUser()",
      (scope) => !isEmpty(scope.getUser()),
      (scope) => void scope.setUser(sent),
    );
  });
}
