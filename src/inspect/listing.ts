/** One tag, context or attribute: what it is set to, where that is not asked for at each call. */
export interface TagListing {
  readonly key: string;
  /** As text; nothing where a reader gives it. */
  readonly value: string | null;
}

/** A span; `moreAttributes` where readers give records, whose keys nobody knows before the call. */
export interface SpanListing {
  readonly op: string;
  readonly name: string;
  readonly root: boolean;
  readonly attributes: readonly string[];
  readonly moreAttributes: boolean;
}

/** What becomes of errors. */
export interface CaptureListing {
  /** The block's name; nothing where there is none. */
  readonly context: string | null;
  readonly level: string | null;
  readonly tags: readonly TagListing[];
  /** Names of classes, codes, `predicate`. */
  readonly expected: readonly string[];
  readonly fallback: boolean;
  readonly onError: boolean;
}

export interface MetricListing {
  readonly type: "counter" | "distribution" | "gauge";
  readonly name: string;
  readonly attributes: readonly TagListing[];
  readonly moreAttributes: boolean;
}

export interface BreadcrumbListing {
  readonly category: string;
  /** Nothing where a reader gives it. */
  readonly message: string | null;
}

/** All that applies to one method or function. */
export interface Words {
  /** Whether it opens an entry point. */
  readonly transaction: boolean;
  readonly span: SpanListing | null;
  readonly tags: readonly TagListing[];
  readonly contexts: readonly string[];
  readonly user: boolean;
  readonly breadcrumbs: readonly BreadcrumbListing[];
  readonly capture: CaptureListing | null;
  readonly metrics: readonly MetricListing[];
  /** The monitor's slug. */
  readonly monitor: string | null;
}

export interface MethodListing extends Words {
  readonly name: string;
  readonly static: boolean;
  /** The base class that declares it; nothing where the class itself does. */
  readonly inheritedFrom: string | null;
  /** Whether a call of it, or its failure, reaches Sentry by itself: by a span, an error, a metric or a check-in. */
  readonly covered: boolean;
}

/** Where something is exported, and where it stands. */
export interface Exported {
  readonly name: string;
  /** Where it is declared. */
  readonly file: string;
  /** By which name, of the first module that exports it: `Moderation`, `default`, `cogs[0]`. */
  readonly export: string;
}

export interface ClassListing extends Exported {
  readonly methods: readonly MethodListing[];
  /** How many of the public methods that it declares are covered. */
  readonly covered: number;
  /** Those of them that nothing is told of. */
  readonly notCovered: readonly string[];
  /** Methods that `@Uninstrumented` or `exclude` leave out on purpose: they do not count. */
  readonly leftOut: readonly string[];
}

export interface FunctionListing extends Exported, Words {}

/** An export that cannot be read without running code of the bot. */
export interface UnreadListing {
  readonly file: string;
  readonly export: string;
  readonly reason: string;
}

/** What the exports of one module hold. `id` tells one class or function from another, whichever module exports it. */
export interface Found {
  readonly classes: readonly (ClassListing & { readonly id: string })[];
  readonly functions: readonly (FunctionListing & { readonly id: string })[];
  readonly unannotated: readonly (Exported & { readonly id: string })[];
  readonly unread: readonly UnreadListing[];
}
