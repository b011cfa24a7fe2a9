import type { MonitorConfig } from "./monitor-config.js";
import type { AttributeValue, Level, Primitive } from "./value.js";

/** A function that is asked for a value on entry of a call. Checked against the method where it is written, loose in here. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the words check it; nothing inside looks at its parameters
export type Reader<T = unknown> = (this: any, ...args: any[]) => T;

export interface Instrumented {
  readonly kind: "instrumented";
  readonly name?: string | undefined;
  readonly op?: string | undefined;
  readonly only?: readonly PropertyKey[] | undefined;
  readonly exclude?: readonly PropertyKey[] | undefined;
}

export interface Uninstrumented {
  readonly kind: "uninstrumented";
}

export interface SpanFields {
  readonly op?: string | undefined;
  readonly name?: string | undefined;
  readonly attributes?: Readonly<Record<string, AttributeValue>> | Reader | undefined;
  readonly result?: Reader | undefined;
}

export interface Transaction extends SpanFields {
  readonly kind: "transaction";
  readonly newTrace?: boolean | undefined;
}

export interface Span extends SpanFields {
  readonly kind: "span";
  readonly root?: boolean | undefined;
}

export interface SpanData {
  readonly kind: "spanData";
  /** A value or reader by key, or one reader that gives a record. */
  readonly data: Readonly<Record<string, unknown>> | Reader;
}

export interface Tag {
  readonly kind: "tag";
  readonly key: string;
  readonly value: Primitive | Reader;
}

export interface Context {
  readonly kind: "context";
  readonly name: string;
  readonly value: object | Reader;
}

export interface User {
  readonly kind: "user";
  readonly reader: Reader;
}

export interface Breadcrumb {
  readonly kind: "breadcrumb";
  readonly message: string | Reader;
  readonly category?: string | undefined;
  readonly level?: Level | undefined;
  readonly data?: Readonly<Record<string, unknown>> | Reader | undefined;
}

/** What `expected` lists: an error class, an error `code`, or a predicate. */
export type Expectation =
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any class, whatever its constructor takes
  (abstract new (...args: any[]) => unknown) | string | number | ((error: unknown) => boolean);

export interface CaptureErrors {
  readonly kind: "captureErrors";
  readonly context?: string | undefined;
  readonly data?: object | Reader | undefined;
  readonly tags?: Readonly<Record<string, Primitive>> | undefined;
  readonly level?: Level | undefined;
  readonly fingerprint?: readonly string[] | undefined;
  readonly expected?: Expectation | readonly Expectation[] | undefined;
  /** Boxed, so that `fallback: undefined` and no fallback differ. */
  readonly fallback?: { readonly value: unknown } | undefined;
  readonly onError?: Reader | undefined;
}

export interface MetricFields {
  readonly name?: string | undefined;
  /** A value or reader by key, or one reader that gives a record. */
  readonly attributes?: Readonly<Record<string, unknown>> | Reader | undefined;
}

export interface Counted extends MetricFields {
  readonly kind: "counted";
}

export interface Timed extends MetricFields {
  readonly kind: "timed";
}

export interface InFlight extends MetricFields {
  readonly kind: "inFlight";
}

export interface Monitor {
  readonly kind: "monitor";
  readonly slug: string;
  readonly config?: MonitorConfig | undefined;
}

/** What can be said, as data. */
export type Annotation =
  | Instrumented
  | Uninstrumented
  | Transaction
  | Span
  | SpanData
  | Tag
  | Context
  | User
  | Breadcrumb
  | CaptureErrors
  | Counted
  | Timed
  | InFlight
  | Monitor;

export type Kind = Annotation["kind"];

export type AnnotationOf<K extends Kind> = Extract<Annotation, { kind: K }>;
