import { checkNames, isOptions, LONGEST_TIMER, optionFault } from "../../runtime/check-option.js";

/**
 * How what cannot be sent is kept; each field has a default.
 *
 * @example
 * setupSentry({ offlineStore: { directory: "./data/sentry", maxBytes: 10_000_000 } });
 */
export interface OfflineOptions {
  /**
   * The folder, made where it is not there. It must be a real one that belongs to the bot's user and is closed to others (0700); else
   * nothing is kept, and a diagnostic says so. Several processes may share it; each DSN has a folder of its own in it. Default: one of this
   * user in the system's folder for temporary files.
   */
  readonly directory?: string;
  /** How large what is kept for one DSN may become, in bytes; the oldest goes first. Default: 50 000 000. */
  readonly maxBytes?: number;
  /**
   * How long something is kept, in ms. Default: 5 days, up to 30. Sentry refuses spans and sessions that are older than 5 days, and
   * gives errors that are older than 30 another date.
   */
  readonly maxAge?: number;
  /** How long one request may take, in ms. Default: 10 000. */
  readonly requestTimeout?: number;
}

export interface Offline {
  readonly directory: string | undefined;
  readonly maxBytes: number;
  readonly maxAge: number;
  readonly requestTimeout: number;
}

const DAY = 86_400_000;

/** No project keeps anything for longer, in ms. */
export const MAX_AGE = 30 * DAY;

/** The options as they are used; throws `SetupError` for what cannot be. */
export function checkedOffline(options: OfflineOptions = {}): Offline {
  isOptions(options, "Write { directory, maxBytes, maxAge } or leave them out");
  checkNames(options, ["directory", "maxBytes", "maxAge", "requestTimeout"]);
  const { directory, maxBytes = 50_000_000, maxAge = 5 * DAY, requestTimeout = 10_000 } = options;
  if (directory !== undefined && (typeof directory !== "string" || directory === "" || directory.includes("\0")))
    throw optionFault("directory", "it is the path of a folder", 'Write directory: "./data/sentry" or leave it out');
  return {
    directory,
    maxBytes: within(maxBytes, "maxBytes", "a whole number of bytes", Number.MAX_SAFE_INTEGER),
    // Relay, relay-metrics: `max_secs_in_past` is 5 days; relay-config: 30 days for events, whose timestamp is then replaced.
    maxAge: within(maxAge, "maxAge", "a whole number of milliseconds", MAX_AGE),
    requestTimeout: within(requestTimeout, "requestTimeout", "a whole number of milliseconds", LONGEST_TIMER),
  };
}

function within(given: number, option: string, kind: string, most: number): number {
  if (Number.isInteger(given) && given > 0 && given <= most) return given;
  throw optionFault(option, `it is ${kind} from 1 to ${most}`, "Give such a number or leave it out");
}
