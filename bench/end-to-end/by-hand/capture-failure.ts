import * as Sentry from "@sentry/node";

interface Said {
  readonly tags?: Record<string, string | boolean>;
  readonly contexts?: Record<string, Record<string, unknown>>;
}

const eventIds = new WeakMap<Error, string>();

/** The id to tell the user. */
export const eventIdOf = (error: unknown): string | undefined => (error instanceof Error ? eventIds.get(error) : undefined);

export const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** The file in which an error was made. */
const moduleOf = ({ stack = "" }: Error): string | undefined => /^\s+at (?:.*\()?(.+?):\d+:\d+\)?$/m.exec(stack)?.[1];

/** Captures an error that makes a command fail, once, and notes on the command's scope that it has failed. */
export function captureFailure(error: unknown, said: Said = {}): void {
  if (eventIdOf(error) !== undefined) return;
  const tags = { "command.success": false, "command.error_type": errorName(error) };
  const scope = Sentry.getIsolationScope().setTags(tags).setAttributes(tags);
  if (error instanceof Error) {
    const fields = { error_type: error.name, error_message: error.message, error_module: moduleOf(error) };
    scope.setContext("command_error", fields);
  }
  const eventId = Sentry.captureException(error, { captureContext: said });
  if (error instanceof Error) eventIds.set(error, eventId);
}
