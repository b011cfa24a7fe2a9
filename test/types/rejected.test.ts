import { complaints } from "./compile.js";

const READER = "cogscope: the reader must accept this method's parameters (same types, or wider, or fewer)";
const RESULT = "cogscope: the result reader must accept what this method gives";
const FALLBACK = "cogscope: the fallback must be of the type that this method gives";
const ON_CLASS = "cogscope: a reader on a class gets no arguments; put it on the method";

const method = (word: string, signature = "async run(interaction: Interaction): Promise<string[]> { return []; }"): string =>
  `export class Cog { ${word} ${signature} }`;

const REJECTED: readonly (readonly [string, string, string])[] = [
  ["a reader of another type", method('@Tag("a", (id: number) => id)'), READER],
  ["a reader of more parameters", method('@Tag("a", (i: Interaction, id: number) => id)'), READER],
  ["a user reader of another type", method("@User((id: number) => ({ id }))"), READER],
  ["a context reader of another type", method('@Context("a", (id: number) => ({ id }))'), READER],
  ["a reader of span data of another type", method('@SpanData("a", (id: number) => id)'), READER],
  ["a breadcrumb reader of another type", method("@Breadcrumb((id: number) => String(id))"), READER],
  ["capture data of another type", method("@CaptureErrors({ data: (id: number) => ({ id }) })"), READER],
  ["span attributes of another type", method("@Span({ attributes: (id: number) => ({ id }) })"), READER],
  ["an onError of another type", method("@CaptureErrors({ onError: (error, id, n: number) => n })"), READER],
  ["a composed reader of another type", method('@compose(Span("op"), Tag("a", (id: number) => id))'), READER],
  ["a result reader of another type", method("@Span({ result: (rows: number) => ({ rows }) })"), RESULT],
  ["a transaction's result reader of another type", method("@Transaction({ result: (rows: number) => ({ rows }) })"), RESULT],
  ["a fallback of another type", method("@CaptureErrors({ fallback: 1 })"), FALLBACK],
  ["a fallback function of another type", method("@CaptureErrors({ fallback: () => 1 })"), FALLBACK],
  [
    "a promise to fall back on in a synchronous method",
    method("@CaptureErrors({ fallback: async () => 1 })", "run(): number { return 1; }"),
    FALLBACK,
  ],
  ["a metric's reader of another type", method("@Counted({ attributes: (id: number) => ({ id }) })"), READER],
  ["a metric's reader of an attribute of another type", method('@Timed("a", { attributes: { b: (id: number) => id } })'), READER],
  ["a metric's reader of more parameters", method('@InFlight("a", { attributes: { b: (i: Interaction, n: number) => n } })'), READER],
  [
    "one wrong reader among a metric's right ones",
    method('@Counted("a", { attributes: { b: "c", d: () => 1, e: (i: Interaction) => i.guildId, f: (id: number) => id } })'),
    READER,
  ],
  [
    "a composed metric's reader of another type",
    method('@compose(Monitor("a"), Counted({ attributes: { b: (id: number) => id } }))'),
    READER,
  ],
  ["a metric's reader with arguments on a class", "@Counted({ attributes: { a: (id: number) => id } }) export class Cog {}", ON_CLASS],
  ["a reader with arguments on a class", '@Tag("a", (id: number) => id) export class Cog {}', ON_CLASS],
];

describe.each(["standard", "legacy"] as const)("in the %s dialect the compiler refuses", (dialect) => {
  it.each(REJECTED)("%s, in a sentence that a person understands", (_what, snippet, sentence) => {
    expect(complaints(snippet, dialect)).toContain(sentence);
  });

  it("a reader whose parameters have no types", () => {
    expect(complaints(method('@Tag("a", (interaction) => interaction.guildId)'), dialect)).not.toBe("");
  });

  it("a class word on a method, and a method word on a class", () => {
    expect(complaints(method("@Instrumented()"), dialect)).not.toBe("");
    expect(complaints('@Transaction("op") export class Cog {}', dialect)).not.toBe("");
  });

  it("a word on a getter or a field", () => {
    expect(complaints('export class Cog { @Span("op") get cases(): number { return 1; } }', dialect)).not.toBe("");
    expect(complaints('export class Cog { @Span("op") cases = 1; }', dialect)).not.toBe("");
  });

  it("a tag that is an object", () => {
    expect(complaints(method('@Tag("a", { b: 1 })'), dialect)).not.toBe("");
    expect(complaints(method('@Tag("a", () => ({ b: 1 }))'), dialect)).not.toBe("");
  });

  it("a user or a context that is a promise or no object", () => {
    expect(complaints(method("@User(async (i: Interaction) => ({ id: i.guildId }))"), dialect)).not.toBe("");
    expect(complaints(method('@Context("a", async (i: Interaction) => ({ id: i.guildId }))'), dialect)).not.toBe("");
    expect(complaints(method('@Context("a", () => "text")'), dialect)).not.toBe("");
    expect(complaints(method("@User((i: Interaction) => ({ id: i.guildId }))"), dialect)).toBe("");
    expect(complaints(method('@Context("a", (i: Interaction) => i)'), dialect)).toBe("");
  });

  it("an attribute of a metric that is an object, or whose reader has no types", () => {
    expect(complaints(method('@Counted("a", { attributes: { b: {} } })'), dialect)).not.toBe("");
    expect(complaints(method('@Counted("a", { attributes: { b: () => ({}) } })'), dialect)).not.toBe("");
    expect(complaints(method('@Counted("a", { attributes: { b: (interaction) => interaction.guildId } })'), dialect)).not.toBe("");
    expect(complaints(method('@Counted("a", { attributes: (interaction) => ({ b: interaction.guildId }) })'), dialect)).not.toBe("");
  });

  it("a metric's reader whose this is another class", () => {
    const reader = "attributes: { b(this: { other: number }) { return this.other; } }";
    expect(complaints(method(`@Counted("a", { ${reader} })`), dialect)).not.toBe("");
    expect(complaints(method(`@Counted("a", { attributes: { b(this: Cog) { return "" + this.run; } } })`), dialect)).toBe("");
  });

  it("a monitor on a class, without a slug, without a schedule in its config, or with an unknown field or unit", () => {
    expect(complaints('@Monitor("a") export class Cog {}', dialect)).not.toBe("");
    expect(complaints(method("@Monitor"), dialect)).not.toBe("");
    expect(complaints(method('@Monitor("a", { maxRuntime: 1 })'), dialect)).not.toBe("");
    expect(complaints(method('@Monitor("a", { schedule: "* * * * *", margin: 1 })'), dialect)).not.toBe("");
    expect(complaints(method('@Monitor("a", { schedule: { type: "interval", value: 1, unit: "second" } })'), dialect)).not.toBe("");
  });

  it("an annotated function whose words do not fit it", () => {
    expect(complaints('export const f = annotate(async (id: string) => id, Tag("a", (n: number) => n));', dialect)).toContain(READER);
  });

  it("nothing that is right", () => {
    expect(complaints(method('@Tag("a", (interaction: Interaction) => interaction.guildId)'), dialect)).toBe("");
    expect(complaints(method('@Counted("a", { attributes: { b: (i: Interaction) => i.guildId, c: () => 1, d: true } })'), dialect)).toBe(
      "",
    );
    expect(complaints(method('@Monitor("a", { schedule: "* * * * *" }) @Timed @InFlight()'), dialect)).toBe("");
    expect(
      complaints(method("@CaptureErrors({ fallback: [] }) @Span({ result: (rows: string[]) => ({ rows: rows.length }) })"), dialect),
    ).toBe("");
  });
});
