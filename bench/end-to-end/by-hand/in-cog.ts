import * as Sentry from "@sentry/node";
import { UserError } from "../../../examples/moderation-bot/user-error.js";
import { captureFailure, errorName } from "./capture-failure.js";

interface CogCall {
  /** `moderation.ban` for the span. */
  readonly name: string;
  /** `Moderation.ban` for `code.function.name`. */
  readonly function: string;
  readonly tags: Record<string, string>;
  readonly attributes?: Record<string, string | number>;
  /** What is said of errors, and the block that says it. */
  readonly context?: readonly [string, Record<string, unknown>];
}

/** Runs a method of a cog: its tags, its span, its errors; what a user did wrong is no error of ours. */
export async function inCog(call: CogCall, run: () => Promise<void>): Promise<void> {
  await Sentry.withScope(async (scope) => {
    scope.setTags(call.tags).setAttributes(call.tags);
    if (call.context) scope.setContext(call.context[0], call.context[1]);
    const attributes = { "code.function.name": call.function, ...call.attributes };
    const refused = await Sentry.startSpan({ name: call.name, op: "function", attributes }, async (span) => {
      try {
        await run();
        return undefined;
      } catch (error) {
        // Sentry marks the span of a callback that throws as failed.
        if (error instanceof UserError) return error;
        span.setAttribute("error.type", errorName(error));
        captureFailure(error, { tags: { "error.type": "cog" } });
        throw error;
      }
    });
    if (refused) throw refused;
  });
}
