import { types } from "node:util";

import type { Engine } from "./engine.js";

/** A value that a module exports, itself or one level inside an exported object or list. */
export interface ExportedValue {
  /** `Moderation`, `default`, `cogs[0]`, `all.moderation`. */
  readonly path: string;
  readonly value: unknown;
  /** What was thrown where it cannot be read: behind the name of a re-export a getter may stand, or nothing yet. */
  readonly fault?: unknown;
}

/** As many entries of one object or list are looked at. */
const MOST = 1000;

/** CommonJS: `default` is `module.exports`, which Node also exports under this name. */
const WHOLE = "module.exports";

/**
 * What a module exports. Getters are not called, proxies are seen through without a trap being run.
 *
 * `default` may hold the exports of a CommonJS module, so one level more is looked at below it.
 */
export function exportedValues(namespace: object, engine: Engine): ExportedValue[] {
  const read = (path: string, get: () => unknown): ExportedValue => {
    try {
      const value = get();
      return { path, value: types.isProxy(value) ? engine.targetOf(value as object) : value };
    } catch (fault) {
      return { path, value: undefined, fault };
    }
  };
  const inside = ({ path, value }: ExportedValue): ExportedValue[] =>
    isContainer(value) ? entriesOf(value).map(([key, get]) => read(inPath(path, key, value), get)) : [];
  return Object.keys(namespace)
    .filter((name) => name !== WHOLE)
    .flatMap((name) => {
      const exported = read(name, () => namespace[name as keyof typeof namespace]);
      const within = inside(exported);
      return [exported, ...within, ...(name === "default" ? within.flatMap(inside) : [])];
    });
}

/** Lists and plain objects: a class's instance is a value of its own. */
function isContainer(value: unknown): value is object {
  if (typeof value !== "object" || value === null || types.isProxy(value)) return false;
  if (Array.isArray(value) || types.isModuleNamespaceObject(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function entriesOf(container: object): (readonly [key: string, get: () => unknown])[] {
  const isCompiled = isCompiledModule(container);
  return Object.keys(container)
    .slice(0, MOST)
    .flatMap((key) => {
      const property = Object.getOwnPropertyDescriptor(container, key);
      if (property !== undefined && "value" in property) return [[key, (): unknown => property.value] as const];
      const get = isCompiled ? property?.get : undefined;
      return get !== undefined && isBinding(get) ? [[key, (): unknown => get.call(container)] as const] : [];
    });
}

/** A module that a compiler has made CommonJS of. */
const isCompiledModule = (container: object): boolean => Object.getOwnPropertyDescriptor(container, "__esModule")?.value === true;

/** `() => Moderation`, `() => from[key]`, `function () { return cogs_1.Moderation; }`: what compilers write for an export. It is a name, and runs nothing. */
const BINDING =
  /^(?:\(\)\s*=>\s*[\w$]+(?:\.[\w$]+|\[[\w$]+\])?|function\s*[\w$]*\s*\(\)\s*\{\s*return\s+[\w$]+(?:\.[\w$]+|\[[\w$]+\])?;?\s*\})$/;

const isBinding = (get: object): boolean => !types.isProxy(get) && BINDING.test(Function.prototype.toString.call(get));

function inPath(path: string, key: string, container: object): string {
  if (Array.isArray(container)) return `${path}[${key}]`;
  return path === "default" && isCompiledModule(container) ? key : `${path}.${key}`;
}
