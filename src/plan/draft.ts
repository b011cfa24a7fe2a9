import type { CaptureErrors, Reader } from "../annotation/annotation.js";
import type { MetricKind } from "../annotation/metric-name.js";
import type { AttributeSource, BreadcrumbPlan, Datum, MonitorPlan, Reading } from "./plan.js";

/** A plan while the annotations are merged into it, base class first, the method's own last. */
export interface Draft {
  cog: string | undefined;
  entry: boolean;
  newTrace: boolean | undefined;
  hasSpan: boolean;
  op: string | undefined;
  spanName: string | undefined;
  root: boolean;
  result: Reader | undefined;
  readonly attributes: AttributeSource[];
  readonly tags: Map<string, Datum>;
  readonly contexts: Map<string, Datum>;
  user: Reading | undefined;
  readonly breadcrumbs: BreadcrumbPlan[];
  capture: { fields: Omit<CaptureErrors, "kind">; dataOnClass: boolean; onErrorOnClass: boolean } | undefined;
  /** By kind and name. */
  readonly metrics: Map<string, DraftedMetric>;
  monitor: MonitorPlan | undefined;
}

export interface DraftedMetric {
  readonly kind: MetricKind;
  readonly name: string;
  readonly attributes: AttributeSource[];
}

export const emptyDraft = (): Draft => ({
  cog: undefined,
  entry: false,
  newTrace: undefined,
  hasSpan: false,
  op: undefined,
  spanName: undefined,
  root: false,
  result: undefined,
  attributes: [],
  tags: new Map(),
  contexts: new Map(),
  user: undefined,
  breadcrumbs: [],
  capture: undefined,
  metrics: new Map(),
  monitor: undefined,
});

/** Where an annotation that is being merged stands. */
export interface Source {
  readonly onClass: boolean;
  /** The class's name, for annotations of a class. */
  readonly className: string;
}

export const datum = <T>(value: T | Reader, onClass: boolean): Datum<T> =>
  typeof value === "function" ? { reader: value as Reader, onClass } : { value };
