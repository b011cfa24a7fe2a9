import { bytesByDefault, keptByDefault } from "./received.js";

/**
 * How to start a receiver; each field has a default.
 *
 * @example
 * const receiver = await startReceiver({ port: 8970, keep: 100, page: true });
 */
export interface ReceiverOptions {
  /** 0 to 65535; default 0, any free port. */
  readonly port?: number;
  /** How many errors, spans, logs, … are kept, each; default 10 000. */
  readonly keep?: number;
  /** How much memory all that is kept may hold, about, in bytes; default 64 MiB. Beyond, the oldest go, of the kind that holds most. */
  readonly keepBytes?: number;
  /** The largest body taken, in bytes as it comes over the wire; default 20 MiB. */
  readonly maxBodyBytes?: number;
  /** The largest body taken, in bytes after decompression; default 20 MiB. */
  readonly maxContentBytes?: number;
  /**
   * Whether the page of `cogscope view` is served at `GET /`; default false: what was received can then be read by every program on this
   * machine that reaches the port, and a test or a demo has no use for that.
   */
  readonly page?: boolean;
}

/** The options with their defaults; throws a `RangeError` with one sentence for a number that is none. */
export function checkedOptions(options: ReceiverOptions): Required<ReceiverOptions> {
  const { port = 0, keep = keptByDefault, keepBytes = bytesByDefault, maxBodyBytes = 20 * 2 ** 20 } = options;
  const { maxContentBytes = 20 * 2 ** 20, page = false } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(
      `Cannot start the receiver on port ${port}: a port is a whole number from 0 to 65535. Choose one, or 0 for any free one.`,
    );
  }
  for (const [name, value] of Object.entries({ keep, keepBytes, maxBodyBytes, maxContentBytes })) {
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(`Cannot start the receiver with ${name} ${value}: it is a whole number from 1. Leave it out for the default.`);
    }
  }
  return { port, keep, keepBytes, maxBodyBytes, maxContentBytes, page };
}
