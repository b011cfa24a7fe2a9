import type { Level } from "../annotation/value.js";
import { decoratorOf, refuseBare } from "./word.js";
import type { AnyWord, ReaderOf } from "./signatures.js";

/**
 * Options of `@Breadcrumb`.
 *
 * @example
 * @Breadcrumb("Case opened", { category: "cases", level: "info" })
 */
export interface BreadcrumbOptions<This, A extends unknown[]> {
  /** Default: `custom`. */
  readonly category?: string;
  /** Default: `info`. */
  readonly level?: Level;
  /** What goes with it, or a reader of that. Default: nothing. */
  readonly data?: Readonly<Record<string, unknown>> | ReaderOf<This, A, Readonly<Record<string, unknown>> | null | undefined>;
}

type BreadcrumbWants<This, A extends unknown[], D extends unknown[]> = {
  readonly self: This;
  readonly args: D extends [] ? A : D;
  readonly result: unknown;
  readonly fallback: never;
};

/**
 * Leaves a breadcrumb at each call: part of the trail of what led to an error. Within an entry point it stays on the command's
 * trail; outside one it is gone when the method ends.
 *
 * @example
 * class Moderation {
 *   @Breadcrumb("ban asked for", { category: "moderation" })
 *   async ban(interaction: ChatInputCommandInteraction) {}
 * }
 */
export function Breadcrumb<This = any, A extends unknown[] = [], D extends unknown[] = []>(
  message: string | ReaderOf<This, A, string | null | undefined>,
  options?: BreadcrumbOptions<This, D>,
): AnyWord<BreadcrumbWants<This, A, D>>;
export function Breadcrumb(...args: readonly unknown[]): never {
  refuseBare("@Breadcrumb", args, '@Breadcrumb("what happened")');
  const [message, options] = args as [string, BreadcrumbOptions<unknown, []> | undefined];
  return decoratorOf({ ...options, kind: "breadcrumb", message });
}
