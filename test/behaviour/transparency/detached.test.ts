import * as Sentry from "@sentry/node";
import { annotate, Instrumented, Tag } from "../../../src/index.js";
import { mark, tagsOf } from "../../support/capturing.js";
import { record, sent, type Recording } from "../../support/recording.js";

@Instrumented({ name: "cog" })
@Tag("of", "cog")
class Cog {
  readonly name: string = "an instance";

  @Tag("self", function (this: Cog) {
    return (this as Cog | undefined)?.name;
  })
  call(this: unknown, argument?: unknown): unknown {
    mark("call");
    return [this, argument];
  }
  loose(): unknown {
    mark("loose");
    return this;
  }
  static load(): unknown {
    mark("load");
    return this;
  }
}

@Tag("of", "derived")
class Derived extends Cog {
  override readonly name = "a derived one";
  readonly bound = this.call.bind(this);
}

let sentry: Recording;
beforeEach(() => void (sentry = record()));
afterEach(() => Sentry.close(1000));

const tags = async (): Promise<unknown> => {
  await sent();
  return tagsOf(sentry);
};
const argument = { of: "mine" };
const CLASS = { "cog.name": "cog", of: "cog" };

test("a detached method has no this and the annotations of the class that declares it", async () => {
  const { call } = new Derived();
  expect(call(argument)).toEqual([undefined, argument]);
  expect(await tags()).toEqual({ call: CLASS });
});

test("a detached static method too", async () => {
  const { load } = Derived;
  expect(load()).toBeUndefined();
  expect(await tags()).toEqual({ load: CLASS });
});

test("one that is bound on the instance is the instance's, though it hides the prototype's", async () => {
  const cog = new Derived();
  Object.defineProperty(cog, "call", { value: cog.bound, configurable: true });
  const { call } = cog;
  expect((call(argument) as unknown[])[0]).toBe(cog);
  expect(await tags()).toEqual({ call: { ...CLASS, of: "derived", self: "a derived one" } });
});

test.each([["call"], ["apply"], ["Reflect.apply"]])("%s with another this passes it on", async (way) => {
  const { call } = Cog.prototype;
  const other = { name: "another" };
  const [self, given] = (
    way === "call" ? call.call(other, argument) : way === "apply" ? call.apply(other, [argument]) : Reflect.apply(call, other, [argument])
  ) as unknown[];
  expect([self === other, given === argument]).toEqual([true, true]);
  expect(await tags()).toEqual({ call: { ...CLASS, self: "another" } });
});

test("another cog as this gives that cog's class", async () => {
  const other = new Derived();
  expect((Cog.prototype.call.call(other) as unknown[])[0]).toBe(other);
  expect(await tags()).toEqual({ call: { ...CLASS, of: "derived", self: "a derived one" } });
});

test.each([5, "text", null, undefined, Symbol("this"), true, 10n])("a this that is no object (%p) comes through as it is", (self) => {
  expect(Cog.prototype.loose.call(self as never)).toBe(self);
});

test("an instance behind a proxy is the proxy to its method, with its class's annotations", async () => {
  const proxy = new Proxy(new Derived(), {});
  expect((proxy.call(argument) as unknown[])[0]).toBe(proxy);
  expect(await tags()).toEqual({ call: { ...CLASS, of: "derived", self: "a derived one" } });
});

test("a proxy whose traps throw is passed on, and the method runs", () => {
  const refuse = (): never => {
    throw new Error("a trap");
  };
  const proxy = new Proxy({}, { getPrototypeOf: refuse, getOwnPropertyDescriptor: refuse, get: refuse, has: refuse });
  expect(Cog.prototype.loose.call(proxy as Cog) === proxy).toBe(true);
});

test("an object that inherits from an instance, or has no prototype, comes through", async () => {
  const heir = Object.create(new Derived()) as Derived;
  expect(heir.loose()).toBe(heir);
  expect(await tags()).toEqual({ loose: { ...CLASS, of: "derived" } });
  const bare = Object.create(null) as Cog;
  expect(Cog.prototype.loose.call(bare)).toBe(bare);
});

test("how a borrowed method is called first does not decide how it is annotated later", async () => {
  @Tag("of", "lender")
  class Lender {
    @Tag("own", "lent")
    lend(name: string): void {
      mark(name);
    }
  }
  const { lend } = Lender.prototype;
  const borrower = { lend };
  borrower.lend("first");
  lend.call({} as Lender, "second");
  borrower.lend("third");
  const lent = { of: "lender", own: "lent" };
  expect(await tags()).toEqual({ first: lent, second: lent, third: lent });
});

test("a field that holds an annotated function is no method: the class's annotations do not stand for it", async () => {
  @Instrumented({ name: "fields" })
  @Tag("of", "fields")
  class Fields {
    readonly run = annotate(
      function run(this: unknown) {
        mark("run");
        return this;
      },
      Tag("own", "field"),
    );
    static readonly load = annotate(
      function load() {
        mark("load");
      },
      Tag("own", "static field"),
    );
  }
  const fields = new Fields();
  expect(fields.run()).toBe(fields);
  Fields.load();
  expect(await tags()).toEqual({ run: { own: "field" }, load: { own: "static field" } });
});
