/** Breaks a text into lines of a width, at spaces, and inside a word where it alone is longer. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
    while (line.length > width) {
      lines.push(line.slice(0, width));
      line = line.slice(width);
    }
  }
  return [...lines, line];
}

/** Text that goes on below its beginning: the first line after `head`, the others under its end. */
export function hanging(head: string, texts: readonly string[], width: number): string[] {
  const lines = texts.flatMap((text) => wrapped(text, Math.max(20, width - head.length)));
  return lines.map((line, at) => `${at === 0 ? head : " ".repeat(head.length)}${line}`.trimEnd());
}
