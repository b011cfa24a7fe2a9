import { runFixture } from "../support/fixture.js";

// Each fixture also ends by itself: a timer that is left behind would keep it alive, and this test with it.
test.each(["0", "1"])("after close() nothing is left behind that the SDK itself would not leave, at a rate of %s", async (rate) => {
  const [byHand, annotated] = await Promise.all(
    ["by hand", "annotated"].map((args) => runFixture("after-close.ts", { args: [args, rate] })),
  );
  expect(annotated).toEqual(byHand);
  expect(byHand).toMatchObject({ listeners: { beforeExit: 1 } });
});
