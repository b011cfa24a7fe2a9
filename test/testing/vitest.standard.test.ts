import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const PROJECT = join(__dirname, "vitest-project");

/** A bot author's settings, but for where the package is: in its source here. */
const CONFIG = `
export default {
  resolve: {
    alias: [
      { find: /^cogscope\\/testing\\/matchers$/, replacement: ${JSON.stringify(join(ROOT, "src/testing/matchers.ts"))} },
      { find: /^cogscope\\/testing$/, replacement: ${JSON.stringify(join(ROOT, "src/testing/index.ts"))} },
      { find: /^cogscope$/, replacement: ${JSON.stringify(join(ROOT, "src/index.ts"))} },
    ],
  },
  test: { setupFiles: ["./set-up.mjs"], include: ["*.spec.mjs"] },
};
`;

interface Outcome {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cogscope-vitest-"));
  cpSync(PROJECT, folder, { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs vitest on the project, and gives what became of each test. */
async function runVitest(setUp: string): Promise<[title: string, status: string, message: string | undefined][]> {
  writeFileSync(join(folder, "vitest.config.mjs"), CONFIG);
  writeFileSync(join(folder, "set-up.mjs"), setUp);
  const { VITEST: _v, JEST_WORKER_ID: _j, NODE_OPTIONS: _n, ...env } = process.env;
  const args = [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--reporter=json", "--outputFile=outcome.json"];
  const output = await new Promise<string>((done) => {
    // Two of the tests are told wrongly, so that it ends with 1.
    execFile(process.execPath, args, { cwd: folder, env }, (_error, stdout, stderr) => done(stdout + stderr));
  });
  const outcome = readOutcome(output);
  return outcome.testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status, failureMessages: [message] }): [string, string, string | undefined] => [
      title,
      status,
      message?.split("\n    at ")[0],
    ]),
  );
}

function readOutcome(output: string): Outcome {
  try {
    return JSON.parse(readFileSync(join(folder, "outcome.json"), "utf8")) as Outcome;
  } catch {
    throw new Error(`vitest did not run:\n${output}`);
  }
}

test.each([
  ["the entry that adds them", 'import "cogscope/testing/matchers";'],
  ["expect.extend", 'import { sentryMatchers } from "cogscope/testing";\nimport { expect } from "vitest";\nexpect.extend(sentryMatchers);'],
])("In vitest the matchers work through %s", async (_what, setUp) => {
  expect(await runVitest(setUp)).toEqual([
    ["a ban is one trace", "passed", undefined],
    ["a ban without a reason is an error", "passed", undefined],
    ["with faked timers a flush says so", "passed", undefined],
    [
      "told wrongly: another span",
      "failed",
      `Error: expect(received).toHaveSpan("Save cases")

None of the 2 spans is like that; the nearest first:
  db.query  Save case  code.function.name=save feature=moderation
      name is "Save case"
  discord.command  command.ban  code.function.name=ban feature=moderation
      name is "command.ban"`,
    ],
    [
      "told wrongly: no error",
      "failed",
      `Error: expect(received).not.toHaveCaptured(RangeError)

There is one such captured error:
  error  RangeError: A ban needs a reason.  feature=moderation error.type=cog error.context=moderation`,
    ],
  ]);
});
