import type { Expectation, Reader } from "../annotation/annotation.js";
import type { MetricKind } from "../annotation/metric-name.js";
import type { MonitorConfig, MonitorSchedule } from "../annotation/monitor-config.js";
import type { AttributeValue, Level, Primitive } from "../annotation/value.js";

/** A reader, and whether it gets the call's arguments: one that stands on a class gets `this` alone. */
export interface Reading {
  readonly reader: Reader;
  readonly onClass: boolean;
}

/** Where some of the attributes of a span or metric come from: values, a reader of one, or a reader of a record. */
export type AttributeSource =
  | { readonly values: Readonly<Record<string, AttributeValue>> }
  | { readonly key: string; readonly reading: Reading }
  | { readonly record: Reading };

/** A value that is known, or one to be asked for. */
export type Datum<T = unknown> = { readonly value: T } | Reading;

export interface SpanPlan {
  readonly op: string;
  readonly name: string;
  readonly root: boolean;
  /** In order: what comes later wins by key, and a reader's `null` takes the attribute out. */
  readonly attributes: readonly AttributeSource[];
  /** Asked with the method's result. */
  readonly result: Reader | undefined;
}

export interface BreadcrumbPlan {
  readonly message: Datum<string>;
  readonly category: string;
  readonly level: Level;
  readonly data: Datum | undefined;
}

export interface CapturePlan {
  /** The block's name; without `context` and `data` there is no block. */
  readonly block: string | undefined;
  readonly context: string | undefined;
  readonly data: Datum | undefined;
  readonly tags: Readonly<Record<string, Primitive>>;
  readonly level: Level | undefined;
  readonly fingerprint: readonly string[] | undefined;
  readonly expected: readonly Expectation[];
  readonly fallback: { readonly value: unknown } | undefined;
  readonly onError: Reading | undefined;
  /** How Sentry is told that the error came to it. */
  readonly mechanism: Mechanism;
}

/** Sentry's `mechanism`: `handled` is false where nobody but the process would have taken the error. */
export interface Mechanism {
  readonly type: string;
  readonly handled: boolean;
}

export const ANNOTATED: Mechanism = { type: "auto.function.cogscope", handled: true };

export interface MetricPlan {
  readonly kind: MetricKind;
  readonly name: string;
  readonly attributes: readonly AttributeSource[];
}

/** A cron monitor; its config as Sentry takes it. */
export interface MonitorPlan {
  readonly slug: string;
  readonly config: (MonitorConfig & { readonly schedule: Exclude<MonitorSchedule, string> }) | undefined;
}

/** What is measured of each call. */
export interface Meters {
  readonly metrics: readonly MetricPlan[];
  readonly monitor: MonitorPlan | undefined;
}

/** What all annotations of one method amount to, for one class of `this`. */
export interface Plan {
  /** `Moderation.ban`: for diagnostics and context blocks. */
  readonly place: string;
  readonly cog: string | undefined;
  readonly method: string;
  /** Whether it opens an entry point where none is open; `newTrace: true` opens one anyway, `false` keeps the trace. */
  readonly entry: boolean;
  readonly newTrace: boolean | undefined;
  readonly span: SpanPlan | undefined;
  readonly tags: ReadonlyMap<string, Datum>;
  readonly contexts: ReadonlyMap<string, Datum>;
  readonly user: Reading | undefined;
  readonly breadcrumbs: readonly BreadcrumbPlan[];
  readonly capture: CapturePlan | undefined;
  /** Nothing where nothing is measured: most calls ask no further. */
  readonly meters?: Meters | undefined;
}
