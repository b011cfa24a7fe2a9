import { tellQueryStories, type Query, type Row } from "../../support/query-stories.js";

/* Prisma needs an engine and a generated client; this is what its client gives (client runtime, createPrismaPromise and createCompositeProxy). */

interface PrismaPromise extends Promise<Row[]> {
  readonly args: { where?: { id: number } };
}

let statements = 0;

function prismaPromise(rows: readonly Row[] | undefined): PrismaPromise {
  const args: PrismaPromise["args"] = {};
  const callback = async (): Promise<Row[]> => {
    statements++;
    await null;
    if (rows === undefined) throw Object.assign(new Error('relation "none" does not exist'), { name: "PrismaClientKnownRequestError" });
    return rows.filter(({ id }) => args.where === undefined || id === args.where.id);
  };
  return {
    args,
    then: (onValue, onError) => callback().then(onValue, onError),
    catch: (onError) => callback().catch(onError),
    finally: (onFinally) => callback().finally(onFinally),
    [Symbol.toStringTag]: "PrismaPromise",
  };
}

/** The fluent API: a proxy in front of the promise, with layers of further properties. */
function fluent(target: PrismaPromise): PrismaPromise {
  const overwritten = new Set<PropertyKey>();
  const layer: Record<PropertyKey, unknown> = { guild: () => prismaPromise([]) };
  return new Proxy(target, {
    get: (object, key) => (!overwritten.has(key) && key in layer ? layer[key] : Reflect.get(object, key)),
    has: (object, key) => key in layer || Reflect.has(object, key),
    ownKeys: (object) => [...new Set([...Reflect.ownKeys(object), ...Reflect.ownKeys(layer)])],
    set: (object, key, value) => {
      overwritten.add(key);
      return Reflect.set(object, key, value);
    },
    getOwnPropertyDescriptor: (object, key) =>
      key in layer && !overwritten.has(key)
        ? { enumerable: true, configurable: true, writable: true }
        : Reflect.getOwnPropertyDescriptor(object, key),
    defineProperty: (object, key, attributes) => {
      overwritten.add(key);
      return Reflect.defineProperty(object, key, attributes);
    },
    getPrototypeOf: () => Object.prototype,
  });
}

const ROWS: readonly Row[] = [
  { id: 1, reason: "spam" },
  { id: 2, reason: "abuse" },
];

describe.each([
  ["plain", (promise: PrismaPromise) => promise],
  ["behind the proxy of the fluent API", fluent],
])("a PrismaPromise, %s", (_, shape) => {
  tellQueryStories(() => ({
    all: () => shape(prismaPromise(ROWS)),
    broken: () => shape(prismaPromise(undefined)),
    narrow: (query: Query) => {
      (query as PrismaPromise).args.where = { id: 2 };
      return query;
    },
    statements: () => statements,
  }));
});
