/**
 * The two dialects of decorators, and how each calls a decorator. Nothing else knows of them; the day the legacy one is
 * gone, the half of this file that reads it goes.
 */

import { methodName } from "../plan/compile.js";

/** What a decorator is put on, in either dialect. */
export interface Target {
  readonly kind: "class" | "method" | "getter" | "setter" | "accessor" | "field" | "parameter";
  /** The class or function itself. */
  readonly value: unknown;
  readonly key: PropertyKey;
  readonly isPrivate: boolean;
  /** The class that a member is written in; only the legacy dialect tells it. */
  readonly home: object | undefined;
  /** Where a person finds it: `the getter 'Moderation.cases'`; the class only where the dialect tells it. */
  readonly place: string;
  /** Makes the answer that the dialect wants for a method that is replaced. */
  readonly replace: (method: unknown) => unknown;
}

/** Reads the arguments of a decorator call; nothing where they are no such call. */
export function readTarget(args: readonly unknown[]): Target | undefined {
  return readStandard(args) ?? readLegacy(args);
}

const label = (kind: Target["kind"], name: string): string => `the ${kind} '${name}'`;

// ---- standard: (value, context)

interface StandardContext {
  readonly kind: Target["kind"];
  readonly name?: PropertyKey;
  readonly private?: boolean;
  readonly addInitializer: unknown;
}

function readStandard([value, context, ...rest]: readonly unknown[]): Target | undefined {
  if (rest.length > 0 || !isStandardContext(context)) return undefined;
  const { kind, name = "", private: isPrivate = false } = context;
  return {
    kind,
    value,
    key: name,
    isPrivate,
    home: undefined,
    place: label(kind, kind === "class" ? (value as { name: string }).name : methodName(name)),
    replace: (method) => (method === value ? undefined : method),
  };
}

const isStandardContext = (value: unknown): value is StandardContext =>
  typeof value === "object" && value !== null && "kind" in value && "addInitializer" in value && typeof value.addInitializer === "function";

// ---- legacy: (class), (prototype or class, key, descriptor), (prototype or class, key, parameter's index)

function readLegacy(args: readonly unknown[]): Target | undefined {
  const [target, key, third] = args;
  if (args.length === 1 && typeof target === "function") {
    return {
      kind: "class",
      value: target,
      key: "",
      isPrivate: false,
      home: undefined,
      place: label("class", target.name),
      replace: () => undefined,
    };
  }
  const isMember = (typeof target === "object" && target !== null) || typeof target === "function";
  // Of a method that is called by a number some compilers give the number (esbuild 0.28).
  const name = typeof key === "number" && typeof third === "object" && third !== null ? String(key) : key;
  const hasKey = typeof name === "string" || typeof name === "symbol";
  if (args.length < 2 || !isMember || !(hasKey || typeof third === "number")) return undefined;
  const home = typeof target === "function" ? target : target.constructor;
  const descriptor = third as PropertyDescriptor | undefined;
  const kind = legacyKind(third);
  return {
    kind,
    value: kind === "method" ? descriptor?.value : undefined,
    key: name as PropertyKey,
    isPrivate: false,
    home,
    place: label(kind, hasKey ? `${home.name}.${methodName(name)}` : home.name),
    replace: (method) => ({ ...descriptor, value: method }),
  };
}

function legacyKind(third: unknown): Target["kind"] {
  if (typeof third === "number") return "parameter";
  if (typeof third !== "object" || third === null) return "field";
  const { get, set, value } = third as { readonly get?: unknown; readonly set?: unknown; readonly value?: unknown };
  if (get !== undefined) return "getter";
  if (set !== undefined) return "setter";
  return typeof value === "function" ? "method" : "field";
}
