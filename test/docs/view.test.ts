import * as view from "../../src/view/index.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/view.md", { setUp: false });

test("What a program's receiver has got is there as data, and its page has an address", async () => {
  const printed: unknown[][] = [];
  const { log } = console;
  console.log = (...line) => void printed.push(line);
  try {
    const { twoErrors } = page.run("view-receiver", { "cogscope/view": view });
    expect(await twoErrors()).toEqual(["first", "second"]);
  } finally {
    console.log = log;
  }
  expect(printed).toEqual([[expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/), expect.any(Number), expect.anything()]]);
});
