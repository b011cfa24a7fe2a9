import { bareOrCalled } from "./word.js";
import { spanFields, type SpanOptions, type SpanWants } from "./span.js";
import type { MethodWord, Nothing } from "./signatures.js";

/**
 * Options of `@Transaction`.
 *
 * @example
 * @Transaction("task.run", { name: "refresh", newTrace: true })
 */
export interface TransactionOptions<This, A extends unknown[], V> extends SpanOptions<This, A, V> {
  /**
   * Default: a new trace and isolation where no entry point is open. `false`: keeps the surrounding trace, as one continued
   * from another process. `true`: an entry point of its own even inside an open one.
   */
  readonly newTrace?: boolean;
}

interface TransactionWord extends MethodWord<Nothing> {
  <This = any, A extends unknown[] = [], V = unknown>(
    op?: string,
    options?: TransactionOptions<This, A, V>,
  ): MethodWord<SpanWants<This, A, NoInfer<V>>>;
  <This = any, A extends unknown[] = [], V = unknown>(
    options: TransactionOptions<This, A, V> & { readonly op?: string },
  ): MethodWord<SpanWants<This, A, NoInfer<V>>>;
}

/**
 * An entry point: what a user or a timer waits for. It has a trace and an isolation scope of its own, so that sampling is
 * decided anew and nothing of another command is inherited. Inside an open entry point it is a plain span.
 *
 * @function
 * @example
 * class Moderation {
 *   @Transaction("discord.command", { name: "command.ban" })
 *   async ban(interaction: ChatInputCommandInteraction) {}
 * }
 */
export const Transaction: TransactionWord = bareOrCalled((...args: readonly unknown[]) => ({ ...spanFields(args), kind: "transaction" }));
