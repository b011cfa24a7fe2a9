import type { Datum, Reading } from "../../plan/plan.js";
import type { Call } from "../call.js";
import { report } from "../diagnostics.js";
import { ask } from "../guard.js";

/** Asks a reader in the name of a call; `word` and `key` tell which, where something goes wrong. A promise is no value. */
export function readDatum(call: Call, { reader, onClass }: Reading, word: string, key?: string): unknown {
  let value: unknown;
  try {
    value = Reflect.apply(reader, call.self, onClass ? NONE : call.args);
  } catch (error) {
    report(call.plan.place, `${nameOf(word, key)} failed; its data is left out`, error);
    return undefined;
  }
  // To ask whether it is a promise costs more than all this.
  if (typeof value !== "object" || value === null || isPlain(value)) return value;
  return ask(call.plan.place, nameOf(word, key), () => value);
}

function isPlain(value: object): boolean {
  try {
    return Object.getPrototypeOf(value) === Object.prototype;
  } catch {
    return false; // a proxy whose traps throw
  }
}

const NONE: readonly unknown[] = [];

const nameOf = (word: string, key: string | undefined): string => (key === undefined ? word : `${word} '${key}'`);

/** A value that is known, or asked for now. */
export const valueOf = (call: Call, datum: Datum, word: string, key?: string): unknown =>
  "reader" in datum ? readDatum(call, datum, word, key) : datum.value;
