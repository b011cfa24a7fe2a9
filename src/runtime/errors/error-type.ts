import { guard } from "../guard.js";
import { settings } from "../settings.js";
import { read } from "./expected.js";

/** The seed's categories of errors. */
export type ErrorType = "database" | "api" | "bot" | "cog";

const DATABASE_CLASSES =
  /^(DatabaseError|PostgresError|QueryFailedError|TypeORMError|Drizzle\w*Error|Sequelize\w*|PrismaClient\w*|Mongo\w*Error|MongooseError|KnexTimeoutError|SqliteError|DriverException|ReplyError|LibsqlError)$/;
const API_CLASSES = /^(DiscordAPIError|HTTPError|RateLimitError|AxiosError|FetchError|RequestError|ResponseError|GraphqlResponseError)$/;

/** Five characters of A–Z and 0–9 with a digit (SQL:2023); none begins with E, as Node's own `E2BIG` does. */
const SQLSTATE = /^(?!E)(?=.*\d)[0-9A-Z]{5}$/;
const DRIVER_CODE = /^(ER_|SQLITE_|ERR_SQLITE)/;

/** How deep the causes are looked through. */
const DEPTH = 5;

/** Which part of the bot an error comes from: found from the error itself, then from what caused it. */
export function errorType(error: unknown): ErrorType {
  let at = error;
  for (let depth = 0; depth < DEPTH && typeof at === "object" && at !== null; depth++) {
    const type = ownType(at);
    if (type !== undefined) return type;
    at = read(at, "cause");
  }
  return "cog";
}

function ownType(error: object): ErrorType | undefined {
  for (const base of settings().botErrors) {
    if (guard("configure", "'botErrors'", () => error instanceof base) === true) return "bot";
  }
  const names = classNames(error);
  const code = read(error, "code");
  if (names.some((name) => typeOfClass(name) === "database") || typeof read(error, "sqlState") === "string") return "database";
  if (typeof code === "string" && (SQLSTATE.test(code) || DRIVER_CODE.test(code))) return "database";
  if (names.some((name) => typeOfClass(name) === "api")) return "api";
  if (typeof code === "string" && code.startsWith("UND_ERR")) return "api";
  return names.includes("TypeError") && read(error, "message") === "fetch failed" ? "api" : undefined;
}

/** What was found out about the names of classes: a bot has few, but an error may call itself anything. */
const types = new Map<string, "database" | "api" | undefined>();
const MOST = 500;

function typeOfClass(name: string): "database" | "api" | undefined {
  if (types.has(name)) return types.get(name);
  const type = DATABASE_CLASSES.test(name) ? "database" : API_CLASSES.test(name) ? "api" : undefined;
  if (types.size < MOST) types.set(name, type);
  return type;
}

/** The names of an error's classes, nearest first, and its own `name` up to a bracket (`DiscordAPIError[50013]`). */
function classNames(error: object): readonly string[] {
  const said = read(error, "name");
  const own = typeof said === "string" ? said.split("[", 1)[0] : undefined;
  const names: string[] = own === undefined ? [] : [own];
  try {
    const prototype = Object.getPrototypeOf(error) as object | null;
    const known = prototype === null ? names : chains.get(prototype);
    if (known !== undefined) return own === undefined || known[0] === own ? known : [own, ...known];
    for (let at: unknown = prototype; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
      const name = read(read(at, "constructor"), "name") ?? (read(at, "constructor") as { name?: unknown } | undefined)?.name;
      if (typeof name === "string") names.push(name);
    }
    if (prototype !== null) chains.set(prototype, own === undefined ? names : names.slice(1));
  } catch {
    // A proxy that will not be looked at has the names found so far.
  }
  return names;
}

/** The same by the class's prototype: an error may be thrown often, its class is found out once. */
const chains = new WeakMap<object, readonly string[]>();

/** The class of a thrown value, as OpenTelemetry's `error.type` has it. */
export function errorClass(error: unknown): string {
  if (typeof error !== "object" || error === null) return typeof error;
  const name = read(error, "name");
  return typeof name === "string" && name !== "" ? name.slice(0, 200) : (classNames(error)[0] ?? "Error");
}
