import { asArray, asNumber, asText, type JsonObject } from "../untrusted.js";
import { cutText } from "./presentable.js";

/** One line of a stack. */
export interface StackFrame {
  readonly function: string;
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly inApp: boolean;
  /** The lines of source round it, where the sender had them. */
  readonly source: readonly SourceLine[];
}

/** A line of source. */
export interface SourceLine {
  readonly number: number;
  readonly text: string;
}

/** Reads a frame of an event. */
export function stackFrame(frame: JsonObject): StackFrame {
  const line = asNumber(frame["lineno"]);
  return {
    function: cutText(asText(frame["function"]) ?? "?", 300),
    file: cutText(asText(frame["filename"]) ?? asText(frame["abs_path"]) ?? "?", 500),
    line,
    column: asNumber(frame["colno"]),
    inApp: frame["in_app"] === true,
    source: line === undefined ? [] : sourceLines(frame, line),
  };
}

function sourceLines(frame: JsonObject, line: number): readonly SourceLine[] {
  const context = asText(frame["context_line"]);
  if (context === undefined) return [];
  const before = texts(frame["pre_context"]).slice(-5);
  const all = [...before, context, ...texts(frame["post_context"]).slice(0, 5)];
  return all.map((text, index) => ({ number: line - before.length + index, text: cutText(text, 300) }));
}

const texts = (value: unknown): string[] => asArray(value).map((text) => asText(text) ?? "");
