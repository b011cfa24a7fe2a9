import fc from "fast-check";
import { masker } from "../../src/masking/masker.js";
import { HARMLESS, SECRETS } from "./secrets.js";

const { text, value } = masker();

const ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const chars = (alphabet: string, minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
const base64url = (minLength: number, maxLength: number): fc.Arbitrary<string> => chars(`${ALPHABET}-_`, minLength, maxLength);

/** A secret that cannot stand in the text round it by chance, and how it is written. */
const written: fc.Arbitrary<{ secret: string; text: string }> = fc.oneof(
  fc.tuple(fc.bigInt(10n ** 17n, 10n ** 19n - 1n), base64url(6, 6), base64url(27, 40)).map(([id, time, signature]) => {
    const token = `${Buffer.from(String(id)).toString("base64url")}.${time}.${signature}`;
    return { secret: signature, text: token };
  }),
  base64url(40, 80).map((secret) => ({ secret, text: `/webhooks/600000000000000001/${secret}` })),
  base64url(40, 200).map((secret) => ({ secret, text: `aW50ZXJhY3Rpb246${secret}` })),
  base64url(20, 40).map((secret) => ({ secret, text: `Bearer ${secret}` })),
  fc.tuple(base64url(3, 10), fc.string({ unit: "binary-ascii", minLength: 12, maxLength: 40 })).map(([user, any]) => {
    // Any character that a URL can hold, `@`, `/` and `:` too.
    const secret = `${any.replace(/[\s"<>`\0-\x1f\x7f]/g, "")}${"Zq9".repeat(4)}`;
    return { secret, text: `postgres://${user}:${secret}@db.host/bot` };
  }),
  fc
    .tuple(
      fc.constantFrom("password", "api_key", "accessToken", "client-secret", "DISCORD_TOKEN"),
      fc.string({ minLength: 12, maxLength: 60 }),
    )
    .map(([key, any]) => ({ secret: JSON.stringify(`${any}Zq9Zq9Zq9`).slice(1, -1), text: JSON.stringify({ [key]: `${any}Zq9Zq9Zq9` }) })),
  fc
    .tuple(fc.constantFrom("password", "apiKey", "token", "secret"), base64url(12, 40))
    .map(([key, secret]) => ({ secret, text: `?${key}=${secret}` })),
  fc.tuple(chars(ALPHABET, 10, 40), base64url(20, 90), base64url(20, 60)).map(([head, body, signature]) => ({
    secret: signature,
    text: `eyJ${head}.eyJ${body}.${signature}`,
  })),
);

/** Texts of which masking could make something of. */
const PIECES = [...Object.values(SECRETS).map((secret) => secret.text), ...HARMLESS, ..."=:/@.,;&?'\"`\\[]{}()<>%- \n\t".split("")];
const woven = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      fc.string({ maxLength: 8 }),
      fc.constantFrom("token", "password", "Bearer ", "://", "eyJ", "%3D", "[Filtered]"),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

test("A secret between any texts does not survive", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), written, fc.string({ maxLength: 200 }), (before, { secret, text: whole }, behind) => {
      expect(text(`${before} ${whole} ${behind}`)).not.toContain(secret);
    }),
    { numRuns: 3000 },
  );
});

test("A secret in any object does not survive", () => {
  fc.assert(
    fc.property(fc.object({ maxDepth: 4 }), fc.string(), written, (object, key, { secret, text: whole }) => {
      const masked = value({ ...object, deep: [{ [key]: `see ${whole}` }, object] });
      expect(JSON.stringify(masked) ?? "").not.toContain(secret);
    }),
    { numRuns: 500 },
  );
});

test("Masking what is masked changes nothing", () => {
  fc.assert(
    fc.property(woven, (any) => {
      const masked = text(any);
      expect(text(masked)).toBe(masked);
    }),
    { numRuns: 5000 },
  );
});

test("Words and numbers stay the same text", () => {
  const word = chars(ALPHABET, 1, 12);
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), (words) => {
      expect(text(words.join(" "))).toBe(words.join(" "));
    }),
  );
});

test("An object without secrets is the same object, and one with secrets is not touched", () => {
  fc.assert(
    fc.property(
      fc.dictionary(chars("abcdef", 1, 8), fc.oneof(chars(ALPHABET, 0, 20), fc.integer(), fc.boolean(), fc.constant(null))),
      (fields) => {
        const given = { deep: [fields, { fields }] };
        expect(value(given)).toBe(given);
        const secret = Object.freeze({ given, list: Object.freeze([Object.freeze({ password: "x" })]) });
        expect(value(secret)).toEqual({ given, list: [{ password: "[Filtered]" }] });
        expect(value(secret).given).toBe(given);
      },
    ),
  );
});
