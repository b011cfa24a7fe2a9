import type { Piece } from "@sapphire/framework";
import type { Annotation } from "../../annotation/annotation.js";

/** What is said of a piece's method where its author says nothing. */
export interface DefaultWords {
  /** Inside a command, or whatever else has an open span. */
  readonly inSpan: readonly Annotation[];
  /** Elsewhere there is nothing that a span could be a part of. */
  readonly alone: readonly Annotation[];
}

const ERRORS: Annotation = { kind: "captureErrors" };

const namedErrors = (name: string): readonly Annotation[] => [{ kind: "tag", key: "cog.name", value: name }, ERRORS];

const both = (words: readonly Annotation[]): DefaultWords => ({ inSpan: words, alone: words });

/** A span named after the piece, the tag `cog.name`, captured errors. */
export const fullWords = ({ name }: Piece): DefaultWords => ({
  inSpan: [{ kind: "instrumented", name }, ERRORS],
  alone: namedErrors(name),
});

/** The tag and captured errors. */
export const errorWords = ({ name }: Piece): DefaultWords => both(namedErrors(name));

/** The framework's own listeners run all the rest inside them by emitting: no name of theirs may stand on it. */
export const CORE_WORDS: DefaultWords = both([ERRORS]);
