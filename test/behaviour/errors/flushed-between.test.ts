import * as Sentry from "@sentry/node";
import { CaptureErrors, Transaction } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { record, sent } from "../../support/recording.js";

afterEach(() => Sentry.close(1000));

test.each([
  ["an error", () => new Error("flushed between")],
  ["a string", () => "flushed between"],
  ["a symbol", () => Symbol("flushed between")],
  ["a function", () => () => 1],
])("%s: a flush between the layers neither sends it twice nor loses the id", async (_, make) => {
  const sentry = record();
  const ids: (string | undefined)[] = [];
  const onError = (_error: unknown, id: string | undefined): void => void ids.push(id);
  class Flushing {
    @Transaction("command.run")
    @CaptureErrors({ onError })
    async outer(): Promise<void> {
      try {
        await this.inner();
      } finally {
        await Sentry.flush(5000);
      }
    }

    @CaptureErrors({ onError })
    async inner(): Promise<void> {
      throw make();
    }
  }

  await caught(() => new Flushing().outer());
  await sent();
  expect(sentry.errors).toHaveLength(1);
  expect(ids).toEqual([sentry.errors[0]?.["event_id"], sentry.errors[0]?.["event_id"]]);
});
