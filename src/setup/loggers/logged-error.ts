import { read } from "../../runtime/errors/expected.js";
import { errorClass } from "../../runtime/errors/error-type.js";

/** What a breadcrumb tells of an error: an HTTP error's request, or a stack, is for an event and for who asks for it. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
}

/** An error, or what a logger's serialiser has made of one; nothing for anything else. */
export function loggedError(value: unknown): LoggedError | undefined {
  const message = read(value, "message");
  if (typeof message !== "string" || (!isError(value) && typeof read(value, "stack") !== "string")) return undefined;
  const type = read(value, "type");
  const code = read(value, "code");
  return {
    type: !isError(value) && typeof type === "string" ? type : isError(value) ? errorClass(value) : typeOf(read(value, "stack") as string),
    message,
    ...((typeof code === "string" || typeof code === "number") && { code }),
  };
}

/** The class with which a stack begins; winston's formats leave no other trace of it. */
export const typeOf = (stack: string): string => /^([\w$.[\]]+)(?=:|\s|$)/.exec(stack.slice(0, 200))?.[1] ?? "Error";

export function isError(value: unknown): value is Error {
  try {
    return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
  } catch {
    return false;
  }
}

/** Data with each error in it as what is told of it, two levels deep: there loggers put them. Not what cannot be read. */
export function withLoggedErrors(data: object, depth = 2): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  for (const key of Object.keys(data)) {
    const value = read(data, key);
    set(told, key, loggedError(value) ?? (depth > 1 && isPlain(value) ? withLoggedErrors(value, depth - 1) : value));
  }
  return told;
}

/** An object as one writes it down; of any other, a discord.js one above all, the parts are left alone. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  try {
    return typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
  } catch {
    return false;
  }
}

/** Also where the key is `__proto__`, which a plain assignment would take for the prototype. */
export function set(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
