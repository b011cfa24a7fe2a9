import { runFixture } from "../support/fixture.js";

interface Told {
  /** Whether the scope in a method was made past the SDK's `clone()`. */
  readonly isFork: boolean;
  readonly further?: string;
  readonly sent: readonly string[];
}

const told = (patch: string, native = "1"): Promise<Told> =>
  runFixture<Told>("patched-scope.ts", { args: [patch], env: { COGSCOPE_NATIVE: native } });

let known: Told;
beforeAll(async () => void (known = await told("none")));

test("Scopes are forked where they are those of the SDK that is known; by its own clone() where that is asked for", async () => {
  expect(known.isFork).toBe(true);
  expect(known.sent.filter((event) => event.includes("late"))).toHaveLength(2);
  const plain = await told("none", "0");
  expect(plain.isFork).toBe(false);
  expect(plain.sent).toEqual(known.sent);
});

test("Where the SDK copies a further field, it copies the scopes of annotated methods, too, and the field is there", async () => {
  const { isFork, further, sent } = await told("a further field is copied");
  expect(isFork).toBe(false);
  expect(further).toBe("bob");
  expect(sent).toEqual(known.sent);
});

test.each(["something is not copied", "something is shared", "what a scope has is given as a copy"])(
  "Where %s, the SDK copies the scopes",
  async (patch) => {
    const { isFork, sent } = await told(patch);
    expect(isFork).toBe(false);
    expect(sent).toEqual(known.sent);
  },
);

test.each(["tags are set in place", "extras are set in place", "records are shared until they are set"])(
  "Where %s, nothing that a method sets reaches its caller",
  async (patch) => {
    expect((await told(patch)).sent).toEqual(known.sent);
  },
);
