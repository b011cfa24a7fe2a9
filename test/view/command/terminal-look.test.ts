import { terminalLook } from "../../../src/view/command/terminal-look.js";

describe("The look of what is printed", () => {
  it.each([
    ["coloured and as wide as the terminal", { isTTY: true, columns: 100 }, {}, { colour: true, width: 100 }],
    ["plain on a terminal with NO_COLOR", { isTTY: true, columns: 100 }, { NO_COLOR: "1" }, { colour: false, width: 100 }],
    [
      "coloured when NO_COLOR is empty, as no-color.org has it",
      { isTTY: true, columns: 100 },
      { NO_COLOR: "" },
      { colour: true, width: 100 },
    ],
    ["never narrower than 60", { isTTY: true, columns: 10 }, {}, { colour: true, width: 60 }],
    ["coloured on a terminal that does not tell its width", { isTTY: true, columns: 0 }, {}, { colour: true }],
    ["plain in a pipe", {}, {}, {}],
  ])("is %s", (_what, output, environment, look) => {
    expect(terminalLook(output, environment)).toEqual(look);
  });
});
