import * as Sentry from "@sentry/node";
import { configure, startTransaction } from "../../../src/index.js";
import { record, sent, type Recording } from "../../support/recording.js";

export interface Crumb {
  readonly category?: string;
  readonly level?: string;
  readonly message?: string;
  readonly data?: Record<string, any>;
  readonly timestamp: number;
}

/** A recording for each story of a file. */
export function loggerStories(options: Partial<Sentry.NodeOptions> = {}): { sentry: Recording } {
  const story = { sentry: undefined as unknown as Recording };
  beforeEach(() => {
    // The process's own trail outlives a client.
    Sentry.getIsolationScope().clearBreadcrumbs();
    story.sentry = record({ maxBreadcrumbs: 50, ...options });
  });
  afterEach(async () => {
    configure({});
    await Sentry.close(1000);
  });
  return story;
}

/** The breadcrumbs of an error that is captured at the end of a command. */
export async function crumbsOf(sentry: Recording, command: () => unknown): Promise<Crumb[]> {
  await startTransaction("command.run", "story", async () => {
    await command();
    Sentry.captureException(new Error("the story's end"));
  });
  await sent();
  return breadcrumbs(sentry, "the story's end");
}

/** The breadcrumbs with which an error of that message was sent. */
export function breadcrumbs(sentry: Recording, message: string): Crumb[] {
  const found = sentry.errors.filter((event) => event["exception"].values[0].value === message);
  if (found.length !== 1) throw new Error(`${found.length} events '${message}'`);
  return (found[0]?.["breadcrumbs"] ?? []) as Crumb[];
}

export const texts = (crumbs: readonly Crumb[]): (string | undefined)[] => crumbs.map(({ message }) => message);
