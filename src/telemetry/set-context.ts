import { contextNameFault } from "../annotation/key.js";
import { report } from "../runtime/diagnostics.js";
import { guard } from "../runtime/guard.js";
import { deferContext } from "../runtime/values/deferred-context.js";
import { writeTo } from "./writable-scopes.js";

/**
 * Sets a context block for the rest of the command; `null` removes it. Outside an entry point: for the current scope.
 * It may hold anything; it is serialised when an event takes it, cut to depth 4 and 8 kB.
 *
 * @example
 * setContext("moderation", { action: "ban", target: user.id });
 */
export function setContext(name: string, context: object | null): void {
  guard("setContext()", "setting a context", () => {
    const fault = contextNameFault(name);
    if (fault !== undefined) return report("setContext()", fault);
    if (typeof context !== "object") return report("setContext()", `'${name}' was given ${typeof context}; a context is an object`);
    const block = context === null ? null : deferContext(context);
    writeTo(
      "setContext()",
      (scope) => name in scope.getScopeData().contexts,
      (scope) => void scope.setContext(name, block),
    );
  });
}
