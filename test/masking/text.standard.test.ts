import { masker } from "../../src/masking/masker.js";
import { HARMLESS, JWT, SECRETS } from "./secrets.js";

const { text } = masker();

test.each(Object.entries(SECRETS))("In a text, %s is masked, and the rest stays", (_what, secret) => {
  expect(secret.masked).not.toContain(secret.secret);
  expect(text(secret.text)).toBe(secret.masked);
});

test.each(HARMLESS)("%j stays as it is", (harmless) => {
  expect(text(harmless)).toBe(harmless);
});

test("What is masked is not masked again", () => {
  for (const { masked } of Object.values(SECRETS)) expect(text(masked)).toBe(masked);
});

test("All secrets of one text are masked", () => {
  const all = Object.values(SECRETS).map((secret) => secret.text);
  const masked = text(all.reverse().join("\n\n"));
  for (const { secret } of Object.values(SECRETS)) if (secret.length > 8) expect(masked).not.toContain(secret);
});

test("What is joined with + is one value, also where it was cut off", () => {
  expect(text("{ token: '1\\n' +\n  's3cr3t\\n' +\n  'x3cr3t")).toBe("{ token: '[Filtered]");
  expect(text(`token = "s3cr3t" + 'x3cr3t' + rest;`)).toBe('token = "[Filtered]" + rest;');
  expect(text(`token = "s3cr3t" + rest + 'more';`)).toBe("token = \"[Filtered]\" + rest + 'more';");
});

describe("Patterns of the user's", () => {
  const own = masker({ patterns: [/GC-\d+/, /x*/i, /Filtered/y, /(?<=case )\d+/g] });

  it("are masked with their whole match", () => {
    expect(own.text("gift GC-123 and GC-4, case 12")).toBe("gift [Filtered] and [Filtered], case [Filtered]");
  });

  it("do not find the placeholder, nor nothing at all", () => {
    expect(own.text("password=abc or not")).toBe("password=[Filtered] or not");
  });

  it("are found in a text of many pieces", () => {
    expect(own.text("gift GC-123, ".repeat(10_000))).toBe("gift [Filtered], ".repeat(10_000));
  });
});

describe("What is allowed", () => {
  it("is a value, or whatever a pattern finds in one", () => {
    const { text: lenient } = masker({ allow: ["bot:hunter2", /^eyJ/g] });
    expect(lenient("postgres://bot:hunter2@db and postgres://bot:hunter3@db")).toBe(
      "postgres://bot:hunter2@db and postgres://[Filtered]@db",
    );
    expect(lenient(JWT)).toBe(JWT);
    expect(lenient(JWT)).toBe(JWT);
  });

  it("is a key, in any spelling", () => {
    const { text: lenient } = masker({ allow: ["publicToken"] });
    expect(lenient("public_token=abc&token=def")).toBe("public_token=abc&token=[Filtered]");
  });
});

test("Further keys are those of secrets, in any spelling and behind any name", () => {
  const { text: strict } = masker({ keys: ["caseNotes"] });
  expect(strict('case_notes=abc CASE-NOTES: 12, {"mod.caseNotes":"x"} caseNotesCount=3')).toBe(
    'case_notes=[Filtered] CASE-NOTES: [Filtered], {"mod.caseNotes":"[Filtered]"} caseNotesCount=3',
  );
  expect(strict("casenotes=abc CASENOTES: 12 Casenotes='x' footcasenotes=1")).toBe(
    "casenotes=[Filtered] CASENOTES: [Filtered] Casenotes='[Filtered]' footcasenotes=1",
  );
});
