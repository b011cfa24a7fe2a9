import { jsonLine } from "../../../src/view/command/json-line.js";

describe("A line of JSON", () => {
  it("has no control character, and is read back as it was", () => {
    const value = { kind: "log", body: "\u001b[2J\u009b31m\u007f\u2028\n" };
    const line = jsonLine(value);
    expect(line).toMatch(/^[\u0020-\u007e]*$/);
    expect(JSON.parse(line)).toEqual(value);
  });

  it("says so when a value is nested too deeply to be written", () => {
    const deep: unknown = JSON.parse(`${"[".repeat(200_000)}${"]".repeat(200_000)}`);
    expect(jsonLine({ kind: "error", deep })).toBe('{"kind":"error","unprintable":"nested too deeply"}');
  });
});
