import { captureWith } from "./capture-exception-safe.js";

/**
 * Captures an error of the database: tag `error.type: "database"`, context `database`. Gives the event's id.
 *
 * `query` is the statement's text; its values do not belong in it.
 *
 * @example
 * captureDatabaseError(error, { query: "SELECT … WHERE id = $1", table: "cases", operation: "select" });
 */
export function captureDatabaseError(
  error: unknown,
  details: { readonly query?: string; readonly table?: string; readonly operation?: string } = {},
): string | undefined {
  return captureWith("captureDatabaseError()", error, () => {
    const { query, table, operation } = details;
    return {
      context: "database",
      ...given({ query, table, operation }),
      tags: { "error.type": "database" },
    };
  });
}

/**
 * Captures an error of an API: tags `error.type: "api"`, `api.endpoint`, `api.status_code`, context `api_error`. Gives the event's id.
 *
 * @example
 * captureApiError(error, { endpoint: "/guilds/{id}/bans", statusCode: 403 });
 */
export function captureApiError(
  error: unknown,
  details: { readonly endpoint?: string; readonly statusCode?: number; readonly response?: unknown } = {},
): string | undefined {
  return captureWith("captureApiError()", error, () => {
    const { endpoint, statusCode, response } = details;
    return {
      context: "api_error",
      ...given({ endpoint, status_code: statusCode, response }),
      tags: { "error.type": "api", "api.endpoint": endpoint, "api.status_code": statusCode },
    };
  });
}

/**
 * Captures an error of a cog: tags `error.type: "cog"`, `cog.name`, `command.name`, `event.name`, context `cog_error`. Gives the event's id.
 *
 * @example
 * captureCogError(error, { cog: "moderation", command: "ban" });
 */
export function captureCogError(
  error: unknown,
  details: { readonly cog?: string; readonly command?: string; readonly event?: string } = {},
): string | undefined {
  return captureWith("captureCogError()", error, () => {
    const { cog, command, event } = details;
    return {
      context: "cog_error",
      ...given({ cog, command, event }),
      tags: { "error.type": "cog", "cog.name": cog, "command.name": command, "event.name": event },
    };
  });
}

/**
 * Captures an error of the bot's own classes: tags `error.type: "bot"`, `error.severity`, context `bot_error`. Gives the event's id.
 *
 * @example
 * captureBotError(error, { severity: "low", code: "E_LIMIT", userFacing: true });
 */
export function captureBotError(
  error: unknown,
  details: { readonly severity?: string; readonly code?: string | number; readonly userFacing?: boolean } = {},
): string | undefined {
  return captureWith("captureBotError()", error, () => {
    const { severity, code, userFacing } = details;
    return {
      context: "bot_error",
      ...given({ severity, code, user_facing: userFacing }),
      tags: { "error.type": "bot", "error.severity": severity },
    };
  });
}

/** A block of what was given; none where nothing was. */
function given(data: Record<string, unknown>): { readonly data?: object } {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  return fields.length === 0 ? {} : { data: Object.fromEntries(fields) };
}
