const refuse = (): never => {
  throw new Error("a getter that throws");
};

const withGetter = <T extends object>(value: T, key: PropertyKey): T =>
  Object.defineProperty(value, key, { get: refuse, configurable: true, enumerable: true });

const withValue = (key: string, value: unknown): Error =>
  Object.defineProperty(new Error("with odd parts"), key, { value, configurable: true, writable: true });

function revoked(target: object = new Error("gone")): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

const allTraps = (): object =>
  new Proxy(new Error("trapped"), { get: refuse, has: refuse, getPrototypeOf: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse });

function cyclic(): Error {
  const first = new Error("first");
  first.cause = new Error("second", { cause: first });
  return first;
}

function holdsItself(): AggregateError {
  const group = new AggregateError([], "a group of itself");
  group.errors.push(group, new Error("another"));
  return group;
}

const PROPERTIES = ["name", "message", "stack", "cause", "errors", "error", "suppressed", "constructor", "code", "toString"] as const;

/** Things that are thrown and that the SDK does not always survive; each time a new one. */
export const HOSTILE: Readonly<Record<string, () => unknown>> = {
  "a frozen error": () => Object.freeze(new Error("frozen")),
  "an error without a message or a stack": () => Object.defineProperty(new Error(""), "stack", { value: "[]" }),
  "a sealed error": () => Object.seal(new Error("sealed")),
  "an error without a prototype": () => Object.setPrototypeOf(new Error("no prototype"), null) as object,
  "a string": () => "text",
  "an empty string": () => "",
  undefined: () => undefined,
  null: () => null,
  "a number": () => 42,
  NaN: () => NaN,
  "a bigint": () => 10n,
  "a boolean": () => false,
  "a symbol": () => Symbol("thrown"),
  "a function": () => function thrown() {},
  "a class": () => class Thrown {},
  "a plain object": () => ({ code: 7 }),
  "an object without a prototype": () => Object.create(null) as object,
  "an array": () => [1, 2],
  "a promise": () => Promise.resolve(1),
  "a Date that is none": () => new Date(NaN),
  "a revoked proxy": () => revoked(),
  "a revoked proxy of a function": () => revoked(() => undefined),
  "a live proxy of an error": () => new Proxy(new Error("proxied"), {}),
  "a live proxy of an object": () => new Proxy({}, {}),
  "a proxy whose traps throw": allTraps,
  ...Object.fromEntries(PROPERTIES.map((key) => [`an error whose ${key} getter throws`, () => withGetter(new Error("told"), key)])),
  ...Object.fromEntries(PROPERTIES.map((key) => [`an object whose ${key} getter throws`, () => withGetter({ id: 1 }, key)])),
  "an error with a throwing Symbol.toStringTag": () => withGetter(new Error("told"), Symbol.toStringTag),
  "an object with a throwing Symbol.toStringTag": () => withGetter({}, Symbol.toStringTag),
  "an object that says it is an Error": () => withGetter({ [Symbol.toStringTag]: "Error" }, "message"),
  "an object that cannot become text": () => ({ toString: refuse, valueOf: refuse, [Symbol.toPrimitive]: refuse }),
  "a numeric stack": () => withValue("stack", 7),
  "an object as stack": () => withValue("stack", {}),
  "a message that is no string": () => withValue("message", { nested: refuse }),
  "a symbol as message": () => withValue("message", Symbol("message")),
  "a name that is no string": () => withValue("name", 1),
  "a symbol as name": () => withValue("name", Symbol("name")),
  "an undefined message": () => withValue("message", undefined),
  "errors that are no list": () => withValue("errors", 3),
  "errors with a forEach of its own": () => withValue("errors", Object.assign([new Error("one")], { forEach: refuse })),
  "an aggregate": () => new AggregateError([new Error("one"), "two", undefined], "a group"),
  "an aggregate of itself": holdsItself,
  "a suppressed error": () => Object.assign(new Error("suppressing"), { error: new Error("one"), suppressed: revoked() }),
  "a cyclic cause": cyclic,
  "its own cause": () => {
    const error = new Error("mine");
    return Object.assign(error, { cause: error });
  },
  "lone surrogates": () => new Error("half \ud800 a pair \udfff"),
  "control characters": () => new Error("\u0000\u0001\u001b[31m\u2028"),
  "a message of 3 MB": () => new Error("m".repeat(3_000_000)),
  "a message of 3 MB of emoji": () => new Error("😀".repeat(750_000)),
  "a message of 3 MB of control characters": () => new Error("\u0001".repeat(3_000_000)),
  "a stack of 3 MB": () => withValue("stack", `Error: long\n${"    at f (/x/y.js:1:1)\n".repeat(140_000)}`),
  "a stack of one line of 3 MB": () => withValue("stack", `Error: long\n    at ${"f".repeat(3_000_000)} (/x/y.js:1:1)`),
  "a name of 3 MB": () => withValue("name", "N".repeat(3_000_000)),
  "an object with a key of 3 MB": () => ({ ["k".repeat(3_000_000)]: 1 }),
  "an object of 3 MB of text": () => ({ name: "Big", message: "x".repeat(3_000_000) }),
};

export const HOSTILE_CASES = Object.entries(HOSTILE);
