import { looksLikeToken } from "../keys/secret-value.js";
import type { Mask } from "../placeholder.js";

/** What ends a URL in a text. A password may hold all the rest: `@`, `/`, `:` and `'` among them, and a `"` that closes nothing. */
const END = /[\s<>`]|"(?!\w)/g;
const AUTHORITY = /[^/?#\\\s"<>`]*/y;

/** Schemes of stores and brokers: nobody writes an `@` into their paths, and their passwords are made by machines. */
const STORES =
  /(?:postgres(?:ql)?|cockroachdb|mysql|mariadb|mssql|sqlserver|rediss?|valkeys?|mongodb(?:\+srv)?|amqps?|nats|kafka|mqtts?|ldaps?|smtps?|bolt|neo4j|clickhouse|memcached)(?:\+\w+)?$/i;
const LONGEST_SCHEME = 24;

/** A host with a port, and no user with a password. */
const PORT = /^(?:\[[^\]]*\]|[^:]*):\d{0,5}$/;

const isHost = (host: string): boolean => !host.includes(":") || PORT.test(host);

/** What a Sentry DSN has before the `@`, and behind it. */
const DSN_KEYS = /^[0-9a-f]{32}(?::[0-9a-f]{32})?$/;
const DSN_REST = /@[\w.:[\]-]{1,253}\/(?:[\w-]{1,60}\/){0,5}\d{1,20}(?![\w/.-])/y;

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What stands before the `@` of a URL's host: `postgres://[Filtered]@host/db`. All up to the last `@` is taken where there are credentials,
 * for a password may hold any character; where a store's URL was cut off before its `@`, what stands in the password's place. A Sentry DSN
 * is masked whole.
 */
export function maskUrlCredentials(text: string, mask: Mask): string {
  let masked = "";
  let done = 0;
  let run = new Run(text, 0, 0);
  for (let colon = text.indexOf("://"); colon !== -1; colon = text.indexOf("://", Math.max(colon + 3, done))) {
    const start = colon + 3;
    // The URLs of one run, `a://b://c`, share its end: it is looked at once.
    if (run.end < start) run = new Run(text, start, endOfRun(text, start));
    const secret = credentials(text, start, run, STORES.test(text.slice(Math.max(0, colon - LONGEST_SCHEME), colon)));
    if (secret === undefined) continue;
    const { from, to } = dsn(text, secret, colon) ?? secret;
    masked += text.slice(done, from) + mask(text.slice(from, to));
    done = to;
  }
  return done === 0 ? text : masked + text.slice(done);
}

function endOfRun(text: string, start: number): number {
  END.lastIndex = start;
  return END.exec(text)?.index ?? text.length;
}

/** From a `://` to the end of what may be a URL. */
class Run {
  /** Where its last `@` stands; `@me` and `@scope` behind a slash are none of a web address's credentials. */
  readonly lastAt: number;
  readonly lastWebAt: number;

  constructor(
    text: string,
    start: number,
    readonly end: number,
  ) {
    const run = text.slice(start, end);
    let at = run.lastIndexOf("@");
    this.lastAt = at + start;
    while (at > 0 && run[at - 1] === "/") at = run.lastIndexOf("@", at - 1);
    this.lastWebAt = at + start;
  }
}

function credentials(text: string, start: number, run: Run, isStore: boolean): Span | undefined {
  AUTHORITY.lastIndex = start;
  const authority = (AUTHORITY.exec(text) as RegExpExecArray)[0];
  const colon = authority.indexOf(":");
  const lastAt = isStore ? run.lastAt : Math.max(run.lastWebAt, start + authority.lastIndexOf("@"));
  const mayHold = isStore || authority.includes("@") || (colon !== -1 && !PORT.test(authority));
  if (!mayHold) return undefined;
  const user = userAlone(authority, start, run, isStore);
  if (user !== undefined) return looksLikeToken(user) ? { from: start, to: start + user.length } : undefined;
  if (lastAt > start) return { from: start, to: lastAt };
  return isStore && colon !== -1 && !PORT.test(authority) ? { from: start + colon + 1, to: run.end } : undefined;
}

/** A user without a password, `git@host`: a name, or a token. */
function userAlone(authority: string, start: number, run: Run, isStore: boolean): string | undefined {
  const at = authority.lastIndexOf("@");
  if (at < 1 || authority.slice(0, at).includes(":")) return undefined;
  // With a later `@` the password may hold this one.
  const isLast = run.lastAt === start + at;
  return isLast || (!isStore && isHost(authority.slice(at + 1))) ? authority.slice(0, at) : undefined;
}

function dsn(text: string, { from, to }: Span, colon: number): Span | undefined {
  if (to - from > 65 || !DSN_KEYS.test(text.slice(from, to))) return undefined;
  DSN_REST.lastIndex = to;
  const scheme = ["https", "http"].find((one) => text.endsWith(one, colon));
  return scheme !== undefined && DSN_REST.test(text) ? { from: colon - scheme.length, to: DSN_REST.lastIndex } : undefined;
}
