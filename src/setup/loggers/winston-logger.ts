import { guard } from "../../runtime/guard.js";
import { shared } from "../../metadata/shared.js";
import { activeClient } from "../../sentry/client.js";
import { originHere, PendingOrigins, type LogOrigin } from "./log-origin.js";
import { whilePrinting } from "./console-breadcrumbs.js";
import { watchBreadcrumbs } from "./watch-breadcrumbs.js";

type Method = (...args: unknown[]) => unknown;

/** The part of a winston logger that is a stream: records are written, transformed by its formats, pushed, and emitted to the transports. */
export interface WinstonLogger {
  readonly level?: string;
  readonly levels: Readonly<Record<string, number | undefined>>;
  write: Method;
  _transform: Method;
  push: Method;
  emit: Method;
}

export const isWinstonLogger = (source: unknown): source is WinstonLogger => {
  const { levels, write, _transform, push, emit } = source as Partial<WinstonLogger>;
  return typeof levels === "object" && [write, _transform, push, emit].every((method) => typeof method === "function");
};

/** Told of a record on its way to the transports, and of where it was logged. */
type Follower = (info: object, origin: LogOrigin) => void;

interface Followed {
  readonly followers: Set<Follower>;
  readonly restore: () => void;
}

const all = shared("winston-loggers", () => new WeakMap<WinstonLogger, Followed>());

/**
 * Tells where a logger's records were logged. A logger is a stream: while one transport is slow, records wait in it, and reach every
 * transport in the context in which the slow one has caught up (readable-stream 3.6, lib/_stream_readable.js `pipeOnDrain`). So their
 * origin is noted where they are written, and handed on from the record to what the formats make of it. The logger does what it did.
 */
export function followLogger(logger: WinstonLogger, follower: Follower): () => void {
  const followed = all.get(logger) ?? begin(logger);
  followed.followers.add(follower);
  return () => {
    followed.followers.delete(follower);
    if (followed.followers.size > 0) return;
    all.delete(logger);
    followed.restore();
  };
}

function begin(logger: WinstonLogger): Followed {
  const followers = new Set<Follower>();
  const written = new PendingOrigins();
  let current: LogOrigin | undefined;
  const restores = [
    replace(logger, "write", (run, [info]) => {
      guard("winstonTransport()", "noting where a record was logged", () => {
        const client = activeClient();
        if (client === undefined || !isRecord(info)) return;
        // A transport that prints may come before ours.
        watchBreadcrumbs(client);
        written.add(info, originHere());
      });
      return run();
    }),
    replace(logger, "_transform", (run, [info]) => {
      const before = current;
      current = isRecord(info) ? written.take(info) : undefined;
      try {
        return run();
      } finally {
        current = before;
      }
    }),
    replace(logger, "push", (run, [info]) => {
      if (current && isRecord(info)) for (const follower of followers) follower(info, current);
      return run();
    }),
    // The transports write within this event: one that prints through the console would leave a second breadcrumb.
    replace(logger, "emit", (run, [event]) => (event === "data" ? whilePrinting(run) : run())),
  ];
  const followed = { followers, restore: () => restores.forEach((restore) => restore()) };
  all.set(logger, followed);
  return followed;
}

const isRecord = (info: unknown): info is object => typeof info === "object" && info !== null;

/** Puts something round a method of one logger. Given back as it was, unless somebody has put something round ours: then ours steps aside. */
function replace(
  logger: WinstonLogger,
  name: "write" | "_transform" | "push" | "emit",
  around: (run: () => unknown, args: unknown[]) => unknown,
): () => void {
  const before = Object.getOwnPropertyDescriptor(logger, name);
  const original = logger[name];
  let isOn = true;
  function method(this: unknown, ...args: unknown[]): unknown {
    const run = (): unknown => Reflect.apply(original, this, args);
    return isOn ? around(run, args) : run();
  }
  const put = guard("winstonTransport()", "following a logger", () =>
    Object.defineProperty(logger, name, { value: method, configurable: true, writable: true, enumerable: false }),
  );
  return () => {
    isOn = false;
    if (!put || Object.getOwnPropertyDescriptor(logger, name)?.value !== method) return;
    if (before) Object.defineProperty(logger, name, before);
    else Reflect.deleteProperty(logger, name);
  };
}
