const LINE_END = /(=?)([\r\n]|\\*["'`]|\\)/g;

/** Where the line ends, or the quotation marks that it stands in; those of a parameter, `username="u"`, belong to it. */
export function endOfLine(text: string, from: number): number {
  LINE_END.lastIndex = from;
  for (let found = LINE_END.exec(text); found !== null; found = LINE_END.exec(text)) {
    const [, equals = "", mark = ""] = found;
    if (equals === "" || !/["'`]$/.test(mark)) return found.index + equals.length;
    LINE_END.lastIndex = endOfQuoted(text, LINE_END.lastIndex, mark) + mark.length;
  }
  return text.length;
}

/**
 * Where a quoted value ends: before the same mark, escaped as often as the first, unless it is doubled as in SQL; at the end of the text
 * where it was cut off.
 */
export function endOfQuoted(text: string, from: number, mark: string): number {
  const quote = mark.at(-1) as string;
  for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at + 1)) {
    // In text within text within text the marks are \", \\\" and so on: an escaped mark has more of them, an escaped backslash twice as many.
    if (backslashesBefore(text, at, from) % (2 * mark.length) !== mark.length - 1) continue;
    if (!text.startsWith(mark, at + 1)) return at - mark.length + 1;
    at += mark.length;
  }
  return text.length;
}

function backslashesBefore(text: string, at: number, least: number): number {
  let count = 0;
  while (at - count > least && text[at - count - 1] === "\\") count++;
  return count;
}

const BRACKETS = /["'`{}[\]]/g;

/** Where a list or an object that is written out ends, strings in it or not; at the end of the text where it was cut off. */
export function endOfBracketed(text: string, from: number): number {
  let depth = 0;
  BRACKETS.lastIndex = from;
  for (let found = BRACKETS.exec(text); found !== null; found = BRACKETS.exec(text)) {
    const char = found[0];
    if ("{[".includes(char)) depth++;
    else if ("}]".includes(char)) depth--;
    else {
      const mark = "\\".repeat(backslashesBefore(text, found.index, from)) + char;
      BRACKETS.lastIndex = endOfQuoted(text, found.index + 1, mark) + mark.length;
    }
    if (depth === 0) return BRACKETS.lastIndex;
  }
  return text.length;
}
