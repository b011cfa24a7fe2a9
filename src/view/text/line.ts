/** How a part of a line looks, where colour is wanted. */
export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan";

/** A part of a line. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
}

/** A line before it is printed: its text may still be anything, and is made harmless when the line is rendered. */
export type Line = readonly (string | Piece)[];

/** Gives a part of a line its look. */
export function styled(style: Style, text: string): Piece {
  return { text, style };
}
