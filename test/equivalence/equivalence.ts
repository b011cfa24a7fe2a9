import * as Sentry from "@sentry/node";
import { annotatedBot } from "./annotated/bot.js";
import type { Bot, Mode, Story } from "./bot.js";
import { handWrittenBot } from "./by-hand/bot.js";
import { canonical } from "./canonical.js";
import { even } from "./differences.js";
import { listen, type Sent } from "./envelopes.js";
import { commands } from "./stories/commands.js";
import { failures } from "./stories/failures.js";
import { leftovers } from "./stories/leftovers.js";
import { ownSpans } from "./stories/own-spans.js";
import { signals } from "./stories/signals.js";

export const STORIES: Record<string, Story> = { ...commands, ...failures, ...signals, ...ownSpans, ...leftovers };

/**
 * To `Dedupe`, one error that two users' commands share is one event, as long as calls are written by hand. And `Context` reads how
 * much memory there is, and the name of the system only in time for later events.
 */
const LEFT_OUT: readonly string[] = ["Dedupe", "Context"];

/** What a program leaves behind of each story, or what the story fails with. */
type Told = ReadonlyMap<string, Sent | { readonly failed: unknown }>;

/** Tells all stories of both programs in one mode, and compares what was sent of each. */
export function describeEquivalence(mode: Mode): void {
  describe(mode.name, () => {
    const programs: Record<string, Told> = {};
    beforeAll(async () => {
      programs["by hand"] = await tell(handWrittenBot, mode);
      programs["annotated"] = await tell(annotatedBot, mode);
    });

    test.each(Object.keys(STORIES))("%s", (name) => {
      const shape = (program: string): unknown => {
        const told = programs[program]?.get(name);
        if (told === undefined || "failed" in told) throw told?.failed ?? new Error(`${program}: the story was not told`);
        const { envelopes, hooks } = even(told, mode);
        const [sent, heard] = canonical([envelopes, hooks]);
        return { sent, heard };
      };
      expect(shape("annotated")).toEqual(shape("by hand"));
    });
  });
}

export async function tell(bot: Bot, { options, unheard }: Mode): Promise<Told> {
  const integrations: Sentry.NodeOptions["integrations"] = (defaults) => defaults.filter(({ name }) => !LEFT_OUT.includes(name));
  const take = listen({ integrations, ignoreSpans: [/^ignored/], ...options }, unheard);
  const told = new Map<string, Sent | { readonly failed: unknown }>();
  try {
    for (const [name, story] of Object.entries(STORIES)) {
      const failed = await story(bot).then(
        () => undefined,
        (error: unknown) => ({ failed: error }),
      );
      // What a story has left on the scopes of the process shows here, and not in the next one.
      Sentry.captureMessage("afterwards");
      const sent = await take();
      for (const scope of [Sentry.getCurrentScope(), Sentry.getIsolationScope()]) wipe(scope);
      told.set(name, failed ?? sent);
    }
  } finally {
    await Sentry.close(2000);
  }
  return told;
}

/** Takes off the process's scopes what has leaked to them, so that one leak is one failure. */
function wipe(scope: Sentry.Scope): void {
  const { tags, contexts, extra } = scope.getScopeData();
  scope.clearBreadcrumbs().setUser(null).setTags(undefinedOf(tags)).setExtras(undefinedOf(extra));
  for (const name of Object.keys(contexts)) scope.setContext(name, null);
}

const undefinedOf = (record: object): Record<string, undefined> => Object.fromEntries(Object.keys(record).map((key) => [key, undefined]));
