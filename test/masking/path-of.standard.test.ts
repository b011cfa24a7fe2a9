import fc from "fast-check";
import { originOf, pathOf } from "../../src/masking/path-of.js";
import { routeOfPath, routeTemplate } from "../../src/masking/route-template.js";

const ORIGINS = [
  "https://discord.com",
  "http://127.0.0.1:4512",
  "https://discord.com:443",
  "HTTPS://Discord.com",
  "https://u:p@discord.com",
];

/** What a parser changes, and what it leaves. */
const segment = fc.oneof(
  fc.constantFrom(
    "webhooks",
    "interactions",
    "callback",
    "@me",
    "%40original",
    ".",
    "..",
    "%2e%2E",
    ":id",
    "{id}",
    "",
    "a\\b",
    "a b",
    "\t",
    "%zz",
    "é",
  ),
  fc.stringMatching(/^[\w-]{1,60}$/),
  fc.string({ maxLength: 6 }),
);
const url = fc
  .tuple(
    fc.oneof(fc.constantFrom(...ORIGINS), fc.string({ maxLength: 8 })),
    fc.array(segment, { maxLength: 6 }),
    fc.constantFrom("", "?wait=true", "#x"),
  )
  .map(([origin, segments, rest]) => `${origin}/${segments.join("/")}${rest}`);

/** As a parser has it. */
function parsedPath(whole: string): string {
  const path = whole.replace(/[?#].*$/, "");
  return !path.startsWith("/") && URL.canParse(path) ? new URL(path).pathname : path;
}

it("the route of a URL is the one that a parser's path has, however the URL is written", () => {
  fc.assert(
    fc.property(url, (whole) => expect(routeTemplate(whole)).toBe(routeOfPath(parsedPath(whole)))),
    { numRuns: 3000 },
  );
});

it("the origin of a URL is a parser's: without credentials, and without a port that goes without saying", () => {
  fc.assert(
    fc.property(url, (whole) => expect(originOf(whole)).toBe(URL.canParse(whole) ? new URL(whole).origin : undefined)),
    { numRuns: 3000 },
  );
  expect(originOf("https://bot:hunter2@discord.com/api")).toBe("https://discord.com");
});

it("a path is given without its query, and what is no URL as it is", () => {
  expect(pathOf("/webhooks/1?wait=true")).toBe("/webhooks/1");
  expect(pathOf("https://discord.com/api/../x")).toBe("/x");
  expect(pathOf("no URL")).toBe("no URL");
});
