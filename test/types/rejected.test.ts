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

  it("an annotated function whose words do not fit it", () => {
    expect(complaints('export const f = annotate(async (id: string) => id, Tag("a", (n: number) => n));', dialect)).toContain(READER);
  });

  it("nothing that is right", () => {
    expect(complaints(method('@Tag("a", (interaction: Interaction) => interaction.guildId)'), dialect)).toBe("");
    expect(
      complaints(method("@CaptureErrors({ fallback: [] }) @Span({ result: (rows: string[]) => ({ rows: rows.length }) })"), dialect),
    ).toBe("");
  });
});
