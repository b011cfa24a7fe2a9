import * as Sentry from "@sentry/node";
import { annotate, Breadcrumb, Span, Tag, Transaction } from "../../../src/index.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { record, sent } from "../../support/recording.js";

const fails = (): never => {
  throw new Error("broken reader");
};
const task = (name: string) => annotate(() => undefined, Transaction("task.run", { name }), Tag("k", fails));

afterEach(async () => void (await Sentry.close(1000)));

test("Functions without a name go by those of their spans: what goes wrong is told of each", () => {
  record();
  const said = collectDiagnostics();
  task("refresh")();
  task("cleanup")();
  expect(said.map(({ place }) => place)).toEqual(["refresh", "cleanup"]);
});

test("A function without a name has no name among its span's attributes", async () => {
  const sentry = record();
  annotate(() => undefined, Transaction("task.run", { name: "refresh" }))();
  annotate(function named() {}, Span({ name: "alone", root: true }))();
  await sent();
  expect(sentry.spans.map(({ name, attributes }) => [name, attributes["code.function.name"]])).toEqual([
    ["refresh", undefined],
    ["alone", "named"],
  ]);
});

test("A breadcrumb's reader that gives an object has no message, and is told so", async () => {
  const sentry = record();
  const said = collectDiagnostics();
  annotate(() => void Sentry.captureException(new Error("mark")), Transaction({ name: "t" }), Breadcrumb((() => ({})) as never))();
  await sent();
  expect(sentry.errors[0]?.["breadcrumbs"]).toBeUndefined();
  expect(said).toEqual([expect.objectContaining({ message: expect.stringContaining("gave an object; a message is text") as string })]);
});
