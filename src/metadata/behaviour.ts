import type { Annotation } from "../annotation/annotation.js";
import { shared } from "./shared.js";

/** Whether any annotation of this process changes what a method gives where nobody listens. */
export const behaviour = shared("behaviour", () => ({ changes: false }));

/** Notes what is written on a class or method; what is noted stays. */
export function noteBehaviour(annotations: readonly Annotation[]): void {
  behaviour.changes ||= annotations.some((one) => one.kind === "captureErrors" && changesBehaviour(one));
}

/** Whether `@CaptureErrors` says something that holds without Sentry, too. */
export const changesBehaviour = ({ fallback, onError }: { readonly fallback?: unknown; readonly onError?: unknown }): boolean =>
  fallback !== undefined || onError !== undefined;
