import { printable } from "./printable.js";

/** Why a module did not load, in one line: the error's class and message, and where a mistake of syntax stands. */
export function reasonOf(error: unknown): string {
  try {
    if (typeof error !== "object" || error === null) return printable(`it throws ${String(error)}`);
    const { name, message, stack, code } = error as { name?: unknown; message?: unknown; stack?: unknown; code?: unknown };
    if (code === "ERR_UNKNOWN_FILE_EXTENSION") return LOADER;
    const place =
      name === "SyntaxError" && typeof stack === "string" ? /^(?:file:\/\/)?(\/.*:\d+)$/m.exec(stack.split("\n")[0] ?? "")?.[1] : undefined;
    return printable(`${String(name)}: ${String(message)}${place === undefined ? "" : ` (${place})`}`);
  } catch {
    return "it throws something that cannot be shown";
  }
}

const LOADER = 'no loader for TypeScript is active: build first, or set NODE_OPTIONS="--import tsx"';
