import * as Sentry from "@sentry/node";
import { Transaction } from "../../../src/index.js";
import { record, sent } from "../../support/recording.js";

afterEach(() => Sentry.close(1000));

test("what one user repeats in one command is still one event", async () => {
  const sentry = record();
  class Repeating {
    @Transaction("command.run")
    async run(): Promise<void> {
      for (let again = 0; again < 10; again++) Sentry.captureException(new Error("the same again"));
    }
  }
  await new Repeating().run();
  await sent();
  expect(sentry.errors).toHaveLength(1);
});
