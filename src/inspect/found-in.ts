import { fileURLToPath } from "node:url";
import { types } from "node:util";
import { isClass } from "../annotation/is-class.js";
import { methodRecord, type MethodRecord } from "../metadata/method-record.js";
import { compile } from "../plan/compile.js";
import { classOf, nameOf } from "./class-of.js";
import { describeClass } from "./describe-class.js";
import type { Engine } from "./engine.js";
import { exportedValues } from "./exported-values.js";
import type { Exported, Found } from "./listing.js";
import { reasonOf } from "./reason-of.js";
import { wordsOf } from "./words-of.js";

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** What the exports of a module hold: classes of the bot, instances of annotated ones, annotated functions. */
export function foundIn(namespace: object, file: string, engine: Engine): Found {
  const found: Mutable<Found> = { classes: [], functions: [], unannotated: [], unread: [] };
  const seen = new Set<unknown>();
  for (const exported of exportedValues(namespace, engine)) {
    const { path, value } = exported;
    try {
      if ("fault" in exported) {
        found.unread.push({ file, export: path, reason: reasonOf(exported.fault) });
        continue;
      }
      const instanceOf = classOf(value);
      const subject = instanceOf ?? value;
      if (typeof subject !== "function" || types.isProxy(subject) || seen.has(subject)) continue;
      seen.add(subject);
      lookAt(subject, { path, file, isInstance: instanceOf !== undefined }, engine, found);
    } catch (error) {
      found.unread.push({ file, export: path, reason: error instanceof Error ? error.message : "it cannot be read" });
    }
  }
  return found;
}

interface Where {
  readonly path: string;
  readonly file: string;
  readonly isInstance: boolean;
}

function lookAt(subject: object, where: Where, engine: Engine, found: Mutable<Found>): void {
  if (!isClass(subject)) {
    const record = methodRecord(subject);
    if (record !== undefined) found.functions.push({ ...identity(record.original, where, engine), ...wordsOfFunction(record) });
    return;
  }
  // What Node and packages export is not the bot's, though a module of the bot may export it again.
  const itself = identity(subject, where, engine);
  if (isNative(subject) || isOfPackage(itself.file)) return;
  const described = describeClass(subject);
  if (described !== undefined) found.classes.push({ ...itself, ...described });
  else if (!where.isInstance) found.unannotated.push(itself);
}

function identity(fn: object, { path, file }: Where, engine: Engine): Exported & { readonly id: string } {
  const place = engine.placeOf(fn);
  const id = place === undefined ? `${file} ${path}` : `${place.url}:${place.line}:${place.column}`;
  return { id, name: nameOf(fn) || path, file: fileOf(place?.url) ?? file, export: path };
}

/** `node:events` is no file, and stays as it is. */
const fileOf = (url: string | undefined): string | undefined => (url?.startsWith("file:") ? fileURLToPath(url) : url);

const isNative = (fn: object): boolean => Function.prototype.toString.call(fn).endsWith("{ [native code] }");

const isOfPackage = (file: string): boolean => file.startsWith("node:") || /[\\/]node_modules[\\/]/.test(file);

const wordsOfFunction = ({ key, annotations }: MethodRecord) =>
  wordsOf(compile({ key, declaredIn: undefined, classes: [], own: annotations }));
