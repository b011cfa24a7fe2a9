/** What may be recorded of what users wrote: nothing, unless it is listed here. */
export interface Recorded {
  readonly prefixes: readonly string[];
  readonly prefixArguments: boolean;
  readonly rawCustomIds: boolean;
  /** Names of options whose values are recorded: `amount` in any command, `xp give.amount` in one. */
  readonly optionValues: ReadonlySet<string>;
}
