import type { Mask } from "../placeholder.js";
import { endOfQuoted } from "./value-end.js";

const CLAUSE = /\b(?:password|identified\s{1,8}(?:with\s{1,8}\S{1,64}\s{1,8})?(?:by|as)(?:\s{1,8}password)?)\s{1,8}(\\{0,8}["'])/gi;

/** What stands before the password of a role: without it the word is one of a sentence. */
const ROLE = /\b(?:user|role|login|encrypted)\b/i;
const LONGEST_BEFORE = 200;

/** Passwords in statements that make or change a user of a database: `ALTER USER bot PASSWORD '…'`, `IDENTIFIED BY '…'`. */
export function maskStatements(text: string, mask: Mask): string {
  let masked = "";
  let done = 0;
  CLAUSE.lastIndex = 0;
  for (let found = CLAUSE.exec(text); found !== null; found = CLAUSE.exec(text)) {
    const from = CLAUSE.lastIndex;
    if (/^p/i.test(found[0]) && !ROLE.test(text.slice(Math.max(0, found.index - LONGEST_BEFORE), found.index))) continue;
    const end = endOfQuoted(text, from, found[1]);
    if (end === from) continue;
    masked += text.slice(done, from) + mask(text.slice(from, end));
    done = CLAUSE.lastIndex = end;
  }
  return done === 0 ? text : masked + text.slice(done);
}
