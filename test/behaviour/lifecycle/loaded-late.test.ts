import { setTimeout as after } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import type * as cogscope from "../../../src/index.js";
import { record, sent } from "../../support/recording.js";

/** A bot that loads its commands, and cogscope with them, inside a span of its start. */
test("a package that is loaded inside a span still knows the scopes of the process", async () => {
  const sentry = record();
  const { late, setTag } = await Sentry.withIsolationScope((isolation) => {
    isolation.setTag("phase", "start").setUser({ id: "the bot" });
    return Sentry.withScope((scope) => {
      scope.setTag("loading", "yes");
      return Sentry.startSpan({ name: "load" }, () => {
        const { Transaction, setTag } = require("../../../src/index.js") as typeof cogscope;
        class Bot {
          @Transaction({ name: "command" })
          async command(): Promise<void> {
            Sentry.captureException(new Error("inside"));
          }
        }
        return { late: after(1).then(() => new Bot().command()), setTag };
      });
    });
  });
  await late;
  setTag("of", "the process");
  Sentry.captureException(new Error("after"));
  await sent();
  const told = sentry.errors.map(({ exception, tags, user }) => [exception.values[0].value, tags, user]);
  expect(told.sort()).toEqual([
    ["after", undefined, undefined],
    ["inside", undefined, undefined],
  ]);
  expect(sentry.spans.map(({ name, isSegment }) => [name, isSegment]).sort()).toEqual([
    ["command", true],
    ["load", true],
  ]);
  await Sentry.close(1000);
});
