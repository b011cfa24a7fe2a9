import { guard } from "../runtime/guard.js";

/** A path of names: of a function, or of a property. What is anything else may hold a bot's data. */
const PATH = /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/;
const LONGEST = 80;

/** How the span of a call is called: by its method and, where that is a mere name, by what it was given. */
export function nameOf(method: string, what: unknown): string {
  const name: unknown = typeof what === "function" ? guard("cogscope/sharding", "reading a name", () => what.name) : what;
  return typeof name === "string" && name.length <= LONGEST && PATH.test(name) ? `${method} ${name}` : method;
}

/** The name of the function that a script calls, where it has one. */
export const functionName = (source: string): string | undefined =>
  /^\(?(?:async )?function\s*\*?\s*([A-Za-z_$][\w$]{0,60})/.exec(source)?.[1];
