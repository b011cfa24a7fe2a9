/** A text, an expression that it matches, or `expect.stringContaining` and its like. */
export type ExpectedText = string | RegExp | AsymmetricMatcher;

/** `expect.any(Number)` and its like, of jest and of vitest. */
export interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean;
}

/** A class whose instances an error is one of. */
export type ErrorClass = abstract new (...args: never[]) => unknown;

/** Of an error event what is asked for; what is left out may be anything. */
export interface ExpectedError {
  readonly type?: ExpectedText;
  /** The error's whole message. */
  readonly message?: ExpectedText;
  readonly tags?: Readonly<Record<string, unknown>> | AsymmetricMatcher;
  readonly contexts?: Readonly<Record<string, unknown>> | AsymmetricMatcher;
  readonly level?: ExpectedText;
  readonly user?: Readonly<Record<string, unknown>> | AsymmetricMatcher | undefined;
  /** The whole list. */
  readonly fingerprint?: readonly unknown[] | AsymmetricMatcher;
  /** How it was caught: `auto.function.cogscope`, `generic`, … */
  readonly mechanism?: ExpectedText;
  readonly handled?: boolean;
}

/** Of a span what is asked for. */
export interface ExpectedSpan {
  readonly name?: ExpectedText;
  readonly op?: ExpectedText;
  /** `"ok"`, or what went wrong: `"internal_error"`. */
  readonly status?: ExpectedText;
  readonly attributes?: Readonly<Record<string, unknown>> | AsymmetricMatcher;
  /** The span's parent, by name or by what is asked of it; `null` for a span without one. */
  readonly parent?: ExpectedText | ExpectedSpan | null;
}

/** Of a metric what is asked for. */
export interface ExpectedMetric {
  /** `"counter"`, `"gauge"`, `"distribution"`. */
  readonly type?: ExpectedText;
  /** Of a counter the sum of all entries that are like the rest; else that of one entry. */
  readonly value?: number | AsymmetricMatcher;
  readonly unit?: ExpectedText | undefined;
  readonly attributes?: Readonly<Record<string, unknown>> | AsymmetricMatcher;
}

/** Of a log line what is asked for. */
export interface ExpectedLog {
  readonly level?: ExpectedText;
  readonly body?: ExpectedText;
  readonly attributes?: Readonly<Record<string, unknown>> | AsymmetricMatcher;
}

/** Of a check-in what is asked for. */
export interface ExpectedCheckIn {
  /** `"in_progress"`, `"ok"`, `"error"`. */
  readonly status?: ExpectedText;
  /** Milliseconds. */
  readonly duration?: number | AsymmetricMatcher | undefined;
  readonly monitorConfig?: Readonly<Record<string, unknown>> | AsymmetricMatcher | undefined;
}

/** Of a breadcrumb what is asked for. */
export interface ExpectedBreadcrumb {
  readonly message?: ExpectedText;
  readonly category?: ExpectedText;
  readonly level?: ExpectedText;
  readonly data?: Readonly<Record<string, unknown>> | AsymmetricMatcher;
}
