import { parseCommandLine } from "../../../src/view/command/command-line.js";

const parse = (line: string) => parseCommandLine(line.split(" ").filter((word) => word !== ""));

describe("The command line", () => {
  it.each([
    ["view", { kind: "view", port: 8970, json: false }],
    ["view --port 0 --json", { kind: "view", port: 0, json: true }],
    ["--port=65535 view", { kind: "view", port: 65_535, json: false }],
    ["--help", { kind: "help" }],
    ["view -h", { kind: "help" }],
    ["--version", { kind: "version" }],
  ])("understands '%s'", (line, command) => {
    expect(parse(line)).toEqual(command);
  });

  it.each([
    ["", "No command given: cogscope has one, 'cogscope view'."],
    ["watch", "Unknown command 'watch': cogscope has one, 'cogscope view'."],
    ["view now", "Unexpected argument 'now': 'cogscope view' takes only options."],
    ["view --host 0.0.0.0", "Unknown option '--host': cogscope has --port, --json, --help and --version."],
    ["view -p 1", "Unknown option '-p'"],
    ["view --json=no", "The option '--json' takes no value: it is given or not."],
    ["view --port", "The option '--port' needs a whole number from 0 to 65535, got none."],
    ["view --port=", "got ''."],
    ["view --port 65536", "got '65536'."],
    ["view --port -1", "got '-1'."],
    ["view --port 1e3", "got '1e3'."],
    ["view --port --json", "got '--json'."],
  ])("says what is wrong with '%s'", (line, sentence) => {
    expect(() => parse(line)).toThrow(sentence);
  });
});
