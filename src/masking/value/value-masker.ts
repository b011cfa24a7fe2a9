import type { KeyRule } from "../keys/key-rule.js";
import { remembered } from "../keys/remembered.js";
import { FILTERED, type Mask } from "../placeholder.js";
import { maskEntries } from "./entries.js";
import { isSecret, maskKeyed } from "./keyed.js";

/** The SDK cuts at depth 3 by default; JSON itself gives up at some thousands. */
const DEEPEST = 200;
const CIRCULAR = "[Circular ~]";
const OPEN = Symbol("being masked");
const UNREADABLE = Symbol("unreadable");

type Fields = Record<string, unknown>;

/** What masks a value at any depth, copying what it changes. */
export function valueMasker(keys: KeyRule, text: (text: string) => string, mask: Mask): <T>(value: T) => T {
  const names = remembered(text);
  return <T>(value: T): T => (typeof value === "string" ? text(value) : new Walk({ keys, names, text, mask }).value(value, 0)) as T;
}

interface Rules {
  readonly keys: KeyRule;
  /** A key's name, for it may be a secret itself. */
  readonly names: (key: string) => string;
  readonly text: (text: string) => string;
  readonly mask: Mask;
}

/** One walk through one value. What is met twice is masked once. */
class Walk {
  readonly #met = new Map<object, unknown>();

  constructor(private readonly rules: Rules) {}

  value(value: unknown, depth: number): unknown {
    if (typeof value === "string") return this.rules.text(value);
    if (typeof value !== "object" || value === null) return value;
    const known = this.#met.get(value);
    if (known === OPEN) return CIRCULAR;
    if (known !== undefined) return known;
    if (depth >= DEEPEST) return FILTERED;
    this.#met.set(value, OPEN);
    const masked = this.#object(value, depth);
    this.#met.set(value, masked);
    return masked;
  }

  /** What cannot be read cannot be looked at: it does not leave. */
  #object(value: object, depth: number): unknown {
    try {
      if (value instanceof Date || ArrayBuffer.isView(value)) return value;
      if (value instanceof String) return this.rules.text(String(value));
      const json = asJson(value);
      if (json !== value) return this.value(json, depth + 1);
      return Array.isArray(value) ? this.#list(value, depth) : this.#fields(value as Fields, depth);
    } catch {
      return FILTERED;
    }
  }

  #list(list: readonly unknown[], depth: number): readonly unknown[] {
    const entries = maskEntries(list, this.rules.keys, this.rules.mask);
    let copy: unknown[] | undefined;
    for (let index = 0; index < entries.length; index++) {
      const item = entries[index];
      const masked = this.value(item, depth + 1);
      if (masked !== item) (copy ??= [...entries])[index] = masked;
    }
    return copy ?? entries;
  }

  #fields(fields: Fields, depth: number): Fields {
    let copy: Fields | undefined;
    for (const key of Object.keys(fields)) {
      const value = read(fields, key);
      const name = this.rules.names(key);
      const masked = this.#field(fields, key, value, depth);
      if (masked === value && name === key) continue;
      copy ??= copied(fields);
      if (name !== key) Reflect.deleteProperty(copy, key);
      define(copy, name, masked);
    }
    return copy ?? fields;
  }

  #field(fields: Fields, key: string, value: unknown, depth: number): unknown {
    if (value === UNREADABLE) return FILTERED;
    const named = key === "value" && typeof value === "string" ? (nameOf(fields) ?? key) : key;
    const secrecy = this.rules.keys(named);
    if (secrecy === "open" || !isSecret(value, secrecy)) return this.value(value, depth + 1);
    return maskKeyed(named, value, this.rules.mask);
  }
}

function asJson(value: object): unknown {
  const { toJSON } = value as { toJSON?: unknown };
  return typeof toJSON === "function" ? (Reflect.apply(toJSON, value, []) as unknown) : value;
}

/** Entries with names: `{ name: "authorization", value: "Bot …" }`. */
function nameOf({ name, key }: Fields): string | undefined {
  if (typeof name === "string") return name;
  return typeof key === "string" ? key : undefined;
}

function read(fields: Fields, key: string): unknown {
  try {
    return fields[key];
  } catch {
    return UNREADABLE;
  }
}

function copied(fields: Fields): Fields {
  const copy: Fields = {};
  for (const key of Object.keys(fields)) define(copy, key, read(fields, key));
  return copy;
}

/** A plain assignment to `__proto__` would not make a field. */
const define = (fields: Fields, key: string, value: unknown): void =>
  void Object.defineProperty(fields, key, { value, writable: true, enumerable: true, configurable: true });
