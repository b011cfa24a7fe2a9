import type { LoopbackUser } from "../loopback-discord/users.js";
import type { Stage } from "./stage.js";

/** An error that a scene provokes, as it has to arrive. */
export interface ExpectedError {
  readonly message: string;
  readonly user: LoopbackUser;
  readonly tags: Readonly<Record<string, string>>;
  /** Blocks by name; of each, what it has to hold at least. */
  readonly contexts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Messages of breadcrumbs that have to be there. */
  readonly breadcrumbs?: readonly string[];
}

/** A piece of the evening, and what Sentry has to hear of it. */
export interface Scene {
  readonly title: string;
  /** How many traces of which name. */
  readonly traces: Readonly<Record<string, number>>;
  readonly errors?: readonly ExpectedError[];
  /** Resolves when the bot has answered everything. */
  play(stage: Stage): Promise<unknown>;
}
