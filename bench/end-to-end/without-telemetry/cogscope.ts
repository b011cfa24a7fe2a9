// What the example imports of cogscope, doing nothing: the same bot without telemetry.

type Word = (value: unknown, context?: unknown) => void;

const word = (): Word => () => undefined;

export const Breadcrumb = word;
export const CaptureErrors = word;
export const Instrumented = word;
export const Span = word;
export const SpanData = word;
export const Tag = word;
export const Uninstrumented: Word = () => undefined;

export const annotate = <F>(fn: F): F => fn;
export const setTag = (): void => undefined;
export const addBreadcrumb = (): void => undefined;
export const captureExceptionSafe = (): undefined => undefined;
export const eventIdOf = (): undefined => undefined;

/** Of `cogscope/discord`. */
export const instrumentClient = (): { detach(): void } => ({ detach: (): void => undefined });

/** Of `@sentry/node`. */
export const logger = { info: (): void => undefined };
