import { openFrame, type Frame } from "../frame.js";

/**
 * The running calls round a frame that capture errors, itself first, up to the entry point; an enclosing call outside any entry point
 * counts.
 */
export function capturingRound(frame: Frame): Frame[] {
  const found: Frame[] = [];
  if (frame.capture !== undefined) found.push(frame);
  let at = openFrame(frame.outer.frame);
  while (at !== undefined && (at.entry === undefined || at.entry === frame.entry)) {
    if (at.capture !== undefined) found.push(at);
    at = openFrame(at.outer.frame);
  }
  return found;
}
