import type { Level } from "../annotation/value.js";
import { guard } from "../runtime/guard.js";
import { keepBreadcrumb } from "../runtime/keep-breadcrumb.js";
import { BREADCRUMB_LIMIT, cutText } from "../runtime/values/cut-text.js";
import { serialiseRecord } from "../runtime/values/serialise.js";
import { activeClient } from "../sentry/client.js";
import { writableScopes } from "./writable-scopes.js";

/**
 * A breadcrumb; the seed's categories are http, database, navigation, console, custom.
 *
 * @example
 * addBreadcrumb("User authenticated", { category: "auth", level: "info", data: { method: "oauth" } });
 */
export interface BreadcrumbData {
  /** Default: `custom`. */
  readonly category?: string;
  /** Default: `info`. */
  readonly level?: Level;
  /** What goes with it. Default: nothing. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Leaves a breadcrumb on the command's trail. Outside an entry point: on the current scope.
 *
 * @example
 * addBreadcrumb("User authenticated", { category: "auth", data: { method: "oauth" } });
 */
export function addBreadcrumb(message: string, details: BreadcrumbData = {}): void {
  guard("addBreadcrumb()", "adding a breadcrumb", () => {
    const { category = "custom", level = "info", data } = details;
    const client = activeClient();
    const scopes = client && writableScopes("addBreadcrumb()");
    const breadcrumb = {
      message: cutText(String(message), BREADCRUMB_LIMIT),
      category,
      level,
      ...(data && { data: serialiseRecord(data) }),
    };
    if (client && scopes) keepBreadcrumb(breadcrumb, client, scopes.lasting);
  });
}
