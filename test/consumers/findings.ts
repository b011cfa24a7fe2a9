/** What a process of its own tells of one SDK, as JSON on its last line, to `scripts/check-sdks.mjs`. */
export interface Findings {
  readonly sdk: string;
  /** Whether scopes were forked past the SDK's own functions. */
  readonly isNative?: boolean;
  /** How many stories were compared. */
  readonly checked: number;
  /** A line for each of which not the same was sent. */
  readonly unequal: readonly string[];
  /** What cogscope has said of itself. */
  readonly diagnostics: readonly string[];
}
