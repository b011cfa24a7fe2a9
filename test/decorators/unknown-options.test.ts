import { Breadcrumb, CaptureErrors, Counted, InFlight, Instrumented, Span, Timed, Transaction } from "../../src/index.js";
import { member } from "../support/dialect.js";
import { onClass, onMethod } from "../support/refusal.js";

const ban = `the method '${member("ban")}'`;
const SPAN = "op, name, attributes, result";
const METRIC = "name, attributes";

test.each([
  ["@Span", Span("op", { nmae: "x" } as object), "nmae", `${SPAN}, root`],
  ["@Span", Span({ Op: "x" } as object), "Op", `${SPAN}, root`],
  ["@Transaction", Transaction("op", { newtrace: true } as object), "newtrace", `${SPAN}, newTrace`],
  [
    "@CaptureErrors",
    CaptureErrors({ contex: "x" } as object),
    "contex",
    "context, data, tags, level, fingerprint, expected, fallback, onError",
  ],
  ["@Breadcrumb", Breadcrumb("x", { catgory: "x" } as object), "catgory", "category, level, data"],
  ["@Counted", Counted("a", { attribute: {} } as object), "attribute", METRIC],
  ["@Timed", Timed({ nme: "a" } as object), "nme", METRIC],
  ["@InFlight", InFlight("a", { tags: {} } as object), "tags", METRIC],
])("%s refuses an option that nobody knows: %#", (word, annotation, option, options) => {
  expect(onMethod(annotation)).toBe(`Cannot apply ${word} to ${ban}: there is no option '${option}'. The options are ${options}.`);
});

test("@Instrumented does so on a class", () => {
  expect(onClass(Instrumented({ nmae: "x" } as object))).toMatch(/there is no option 'nmae'\. The options are name, op, only, exclude\.$/);
});

test("A text in place of the options is told as such", () => {
  const rule = "its options are an object. Write @CaptureErrors({ context: … }).";
  expect(onMethod(CaptureErrors("moderation" as never))).toBe(`Cannot apply @CaptureErrors to ${ban}: ${rule}`);
});
