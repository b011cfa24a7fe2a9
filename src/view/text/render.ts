import type { Line, Style } from "./line.js";
import { charactersOf, cut, printable } from "./printable.js";

/**
 * How reports look.
 *
 * @example
 * console.log(report(received, { width: 120, colour: true }));
 */
export interface Look {
  /** Characters a line may have; longer ones are cut. Default 160. */
  readonly width?: number;
  /** Whether to use ANSI colours; default false. */
  readonly colour?: boolean;
}

const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
};

/** Turns lines into text. Every piece is cleaned here and nowhere else, so that none can be forgotten. */
export function renderLines(lines: readonly Line[], { width = 160, colour = false }: Look = {}): string {
  return lines.map((line) => renderLine(line, width, colour)).join("\n");
}

function renderLine(line: Line, width: number, colour: boolean): string {
  let text = "";
  let room = width;
  for (const piece of line) {
    if (room <= 0) break;
    const clean = cut(printable(typeof piece === "string" ? piece : piece.text), room);
    room -= charactersOf(clean);
    text += colour && clean !== "" && typeof piece !== "string" ? painted(clean, piece.style) : clean;
  }
  return text.trimEnd();
}

function painted(text: string, style: Style): string {
  const [on, off] = codes[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}
