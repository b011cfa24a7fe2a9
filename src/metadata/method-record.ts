import "reflect-metadata";
import type { Annotation } from "../annotation/annotation.js";
import { noteBehaviour } from "./behaviour.js";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any method at all
export type Method = (this: any, ...args: any[]) => any;

/** What is written on one annotated function. */
export interface MethodRecord {
  /** The function that callers see. A foreign decorator may copy our metadata to its own function: that one is not ours. */
  readonly wrapper: Method;
  readonly original: Method;
  readonly key: PropertyKey;
  /** `#name`: no class annotation stands for it. */
  readonly isPrivate: boolean;
  /** The class that it was written in, where the dialect tells it: for names alone. */
  readonly home: object | undefined;
  /** In source order, top to bottom. */
  readonly annotations: readonly Annotation[];
  /** The class whose annotation stands for it, where there is one; used when a call has no `this`. */
  readonly owner?: object | undefined;
}

const KEY = Symbol.for("cogscope.method");

export function methodRecord(fn: unknown): MethodRecord | undefined {
  if (typeof fn !== "function") return undefined;
  const record = Reflect.getOwnMetadata(KEY, fn) as MethodRecord | undefined;
  return record?.wrapper === fn ? record : undefined;
}

export function writeMethodRecord(record: MethodRecord): void {
  Reflect.defineMetadata(KEY, record, record.wrapper);
  noteBehaviour(record.annotations);
}

/** Copies what other libraries wrote on a function, so that they find it on its wrapper. */
export function copyMetadata(from: object, to: object): void {
  for (const key of Reflect.getOwnMetadataKeys(from) as unknown[]) {
    if (key !== KEY) Reflect.defineMetadata(key, Reflect.getOwnMetadata(key, from), to);
  }
}
