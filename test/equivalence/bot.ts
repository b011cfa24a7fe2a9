import type * as Sentry from "@sentry/node";

/** What a method does inside: the stories say it, so that they nest the bot's parts as they like. */
export type Body<T = unknown> = () => T | Promise<T>;

/** A small bot for moderation, which is written twice: with annotations, and by hand with the SDK's own calls. */
export interface Bot {
  readonly commands: Commands;
  readonly moderation: Moderation;
  readonly cases: Cases;
  /** Captures an error outside the methods that it left. */
  readonly captureOutside: (error: unknown) => void;
  /** Calls a command from something that another command has left behind, with nothing of that one. */
  readonly afresh: <T>(callback: () => T) => T;
}

export interface Commands {
  /** An entry point with tag, user, context and breadcrumb; it captures what is thrown. */
  ban(user: string, body?: Body): Promise<unknown>;
  /** An entry point that says nothing beyond its span, and captures nothing. */
  ping(body?: Body): Promise<unknown>;
  /** An entry point that the SDK is told to ignore. */
  health(body?: Body): Promise<unknown>;
  /** An entry point that is called from another process, and goes on with its trace. */
  remote(user: string, body?: Body): Promise<unknown>;
  /** A scheduled task. */
  refresh(body?: Body): Promise<unknown>;
}

/** A service: each method has a span, a tag of the cog and one of the feature. */
export interface Moderation {
  check(user: string, body?: Body): Promise<unknown>;
  /** Not asynchronous. */
  score(points: number, body?: () => unknown): number;
  /** A span that the SDK is told to ignore. */
  noisy(body?: Body): Promise<unknown>;
  /** Captures what is thrown, at once. */
  guarded(body?: Body): Promise<unknown>;
  /** Takes a `RangeError` for no fault. */
  limited(body?: Body): Promise<unknown>;
}

export interface Cases {
  /** A span of a query, with attributes from what it is called with and what it gives. */
  forUser(user: string, body?: Body): Promise<string[]>;
  /** Tags, user and context, and no span. */
  labelled(user: string, body?: Body): Promise<unknown>;
  /** Counted, timed and told how many run. */
  measured(kind: string, body?: Body): Promise<unknown>;
  /** A root span of its own where none is open. */
  compact(body?: Body): Promise<unknown>;
}

/** How the SDK is set up for a program. */
export interface Mode {
  readonly name: string;
  readonly options: Partial<Sentry.NodeOptions>;
  /** Whether nobody listens to the client's spans. */
  readonly unheard?: boolean;
}

export type Story = (bot: Bot) => Promise<unknown>;
