import { FILTERED, type Mask } from "../placeholder.js";

/** A pattern of the user's may take a time that grows faster than the text: it is given pieces of this length, cut between words. */
const PIECE = 8192;

/** The user's own patterns: each whole match is masked. A match that goes over the border of two pieces is not found. */
export function ownPatterns(patterns: readonly RegExp[]): (text: string, mask: Mask) => string {
  const global = patterns.map(({ source, flags }) => new RegExp(source, [...new Set(`${flags.replace("y", "")}g`)].join("")));
  return (text, mask) => {
    if (global.length === 0) return text;
    // What is masked already is not looked at again: a pattern could find its own placeholder.
    const parts = text.split(FILTERED).map((part) =>
      pieces(part)
        .map((piece) => maskPiece(piece, global, mask))
        .join(""),
    );
    return parts.join(FILTERED);
  };
}

function maskPiece(piece: string, patterns: readonly RegExp[], mask: Mask): string {
  const [pattern, ...others] = patterns;
  if (pattern === undefined) return piece;
  const masked = piece.replace(pattern, (match) => (match === "" ? "" : mask(match)));
  return masked
    .split(FILTERED)
    .map((part) => maskPiece(part, others, mask))
    .join(FILTERED);
}

function pieces(text: string): readonly string[] {
  const all: string[] = [];
  for (let from = 0; from < text.length;) {
    const to = from + PIECE >= text.length ? text.length : border(text, from);
    all.push(text.slice(from, to));
    from = to;
  }
  return all;
}

/** Behind the last space of a piece, where it has one. */
function border(text: string, from: number): number {
  const space = text.slice(from, from + PIECE).search(/\s\S*$/);
  return space > 0 ? from + space + 1 : from + PIECE;
}
