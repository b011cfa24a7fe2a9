import { shared } from "../metadata/shared.js";

/** Something that went wrong inside cogscope, or a hint; the bot goes on. */
export interface Diagnostic {
  /** Where: a method, a word, a function. The same message is reported once a place. */
  readonly place: string;
  readonly message: string;
  readonly error?: unknown;
}

/** As many places are remembered; a bot with more of them has other worries. */
const MEMORY = 1000;

const state = shared("diagnostics", () => ({ said: new Set<string>(), sink: undefined as ((diagnostic: Diagnostic) => void) | undefined }));

export function setDiagnosticSink(sink: ((diagnostic: Diagnostic) => void) | undefined): void {
  state.sink = sink;
  state.said.clear();
}

/** Reports once a place; never throws. */
export function report(place: string, message: string, error?: unknown): void {
  const key = `${place}\n${message}`;
  if (state.said.has(key) || state.said.size >= MEMORY) return;
  state.said.add(key);
  try {
    const diagnostic: Diagnostic = error === undefined ? { place, message } : { place, message, error };
    if (state.sink) state.sink(diagnostic);
    // Not through the console: the SDK would make a breadcrumb of it, on every user's events.
    else process.stderr.write(`[cogscope] ${place}: ${message}${error === undefined ? "" : ` (${describe(error)})`}\n`);
  } catch {
    // A sink that throws has had its chance.
  }
}

/** A hint for the author; silent where NODE_ENV is "production". */
export function hint(place: string, message: string): void {
  if (process.env["NODE_ENV"] !== "production") report(place, message);
}

function describe(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "an error that cannot be shown";
  }
}
