import * as Sentry from "@sentry/node";
import { CaptureErrors } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { record, sent } from "../../support/recording.js";

class Cog {
  @CaptureErrors({ context: "constructor", data: { of: "outer" } })
  async outer(): Promise<void> {
    await this.inner();
  }

  @CaptureErrors({ context: "toString", tags: { valueOf: "inner" } })
  async inner(): Promise<void> {
    throw new Error("broken");
  }
}

afterEach(async () => void (await Sentry.close(1000)));

test("A block and a tag may be called like what all objects have: the error is captured with both", async () => {
  const sentry = record();
  await caught(() => new Cog().outer());
  await sent();
  expect(sentry.errors).toHaveLength(1);
  const [event] = sentry.errors;
  expect(Object.entries(event?.["contexts"])).toEqual(
    expect.arrayContaining([
      ["constructor", { cog: "Cog", method: "outer", of: "outer" }],
      ["toString", { cog: "Cog", method: "inner" }],
    ]),
  );
  expect(Object.entries(event?.["tags"])).toContainEqual(["valueOf", "inner"]);
});
