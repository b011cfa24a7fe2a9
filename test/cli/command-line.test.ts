import { parseCommandLine } from "../../src/cli/command-line.js";

const parse = (line: string) => parseCommandLine(line.split(" ").filter((word) => word !== ""));
const view = { kind: "view", port: 8970, json: false, keep: undefined };
const inspect = { kind: "inspect", paths: ["dist"], format: "table", minCoverage: undefined, exclude: [], timeout: 10_000 };

describe("The command line", () => {
  it.each([
    ["view", view],
    ["view --port 0 --json", { ...view, port: 0, json: true }],
    ["--port=65535 view", { ...view, port: 65_535 }],
    ["view --keep 1000000", { ...view, keep: 1_000_000 }],
    ["inspect dist", inspect],
    ["inspect a.js b", { ...inspect, paths: ["a.js", "b"] }],
    ["inspect dist --format json --min-coverage 92.5", { ...inspect, format: "json", minCoverage: 92.5 }],
    [
      "--format=markdown inspect dist --exclude main.js --exclude test/**",
      { ...inspect, format: "markdown", exclude: ["main.js", "test/**"] },
    ],
    ["inspect dist --timeout 0.5", { ...inspect, timeout: 500 }],
    ["--help", { kind: "help" }],
    ["view -h", { kind: "help" }],
    ["inspect --help", { kind: "help" }],
    ["--version", { kind: "version" }],
  ])("understands '%s'", (line, command) => {
    expect(parse(line)).toEqual(command);
  });

  it.each([
    ["", "No command given: cogscope has 'cogscope view' and 'cogscope inspect'."],
    ["watch", "Unknown command 'watch': cogscope has 'cogscope view' and 'cogscope inspect'."],
    ["constructor", "Unknown command 'constructor'"],
    ["view now", "Unexpected argument 'now': 'cogscope view' takes only options."],
    [
      "view --host 0.0.0.0",
      "Unknown option '--host': 'cogscope view' has --port, --json, --keep, --help and --version. Run 'cogscope --help' to see what there is.",
    ],
    ["view --format json", "Unknown option '--format': 'cogscope view' has --port, --json, --keep, --help and --version."],
    [
      "inspect dist --json",
      "Unknown option '--json': 'cogscope inspect' has --format, --min-coverage, --exclude, --timeout, --help and --version.",
    ],
    ["view -p 1", "Unknown option '-p'"],
    [
      "--loud",
      "Unknown option '--loud': cogscope has --port, --json, --keep, --format, --min-coverage, --exclude, --timeout, --help and --version.",
    ],
    ["view --json=no", "The option '--json' takes no value: it is given or not."],
    ["view --port", "The option '--port' needs a whole number from 0 to 65535, got none."],
    ["view --port=", "got ''."],
    ["view --port 65536", "got '65536'."],
    ["view --port -1", "got '-1'."],
    ["view --port 1e3", "got '1e3'."],
    ["view --port --json", "got '--json'."],
    ["view --keep 0", "The option '--keep' needs a whole number from 1 to 1000000, got '0'. Use for instance '--keep 1000'."],
    ["inspect", "'cogscope inspect' needs a file or folder with built cogs. Write for instance 'cogscope inspect dist/cogs'."],
    ["inspect dist --format yaml", "The option '--format' is one of table, json, markdown, got 'yaml'. Write '--format table'."],
    [
      "inspect dist --min-coverage 101",
      "The option '--min-coverage' needs a number from 0 to 100, got '101'. Use for instance '--min-coverage 90'.",
    ],
    ["inspect dist --min-coverage 90%", "got '90%'."],
    ["inspect dist --timeout 0", "The option '--timeout' needs a number from 0.1 to 3600, got '0'. It is in seconds: '--timeout 30'."],
    ["inspect dist --exclude", "The option '--exclude' needs a value, got none. Use for instance '--exclude main.js'."],
  ])("says what is wrong with '%s'", (line, sentence) => {
    expect(() => parse(line)).toThrow(sentence);
  });
});
