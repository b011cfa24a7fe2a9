import type { KeyRule } from "../keys/key-rule.js";
import type { Mask } from "../placeholder.js";
import { valueAt } from "./value-at.js";

const FLAG = /--([A-Za-z][\w-]{0,60})[ \t](?=[^\s-])/g;

/** Values behind the flags of a command line, parted by a space: `pg_dump --password …`. */
export function maskCommandLine(text: string, keys: KeyRule, mask: Mask): string {
  let masked = "";
  let done = 0;
  FLAG.lastIndex = 0;
  for (let found = FLAG.exec(text); found !== null; found = FLAG.exec(text)) {
    const key = found[1];
    const secrecy = keys(key);
    const from = FLAG.lastIndex;
    const value = secrecy === "open" ? undefined : valueAt(text, from, { key, secrecy, operator: "=" }, mask);
    if (value === undefined) continue;
    masked += text.slice(done, from) + value.masked;
    done = FLAG.lastIndex = value.end;
  }
  return done === 0 ? text : masked + text.slice(done);
}
