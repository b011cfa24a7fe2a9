import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

const SCRIPT = resolve(__dirname, "../../scripts/release.mjs");
const WORKFLOW = readFileSync(resolve(__dirname, "../../.github/workflows/release.yml"), "utf8");

/** Stands where npm is, for there is no network: it knows which versions are published, and lists what is in the folder. */
const NPM = `#!/usr/bin/env node
const { readdirSync, statSync, existsSync, readFileSync } = require("node:fs");
const [command, what] = process.argv.slice(2);
if (command === "view") {
  const published = existsSync(".published") ? readFileSync(".published", "utf8") : "";
  if (published === "silent") { console.error("npm error code ETIMEDOUT"); process.exit(1); }
  if (published === what) console.log(JSON.stringify(what));
  else { console.error("npm error code E404"); process.exit(1); }
} else {
  const files = ["package.json", "README.md", "CHANGELOG.md", ...["dist", "docs"].flatMap((folder) => readdirSync(folder, { recursive: true })
    .map((path) => folder + "/" + path).filter((path) => statSync(path).isFile()))].map((path) => ({ path, size: statSync(path).size }));
  const sum = files.reduce((bytes, { size }) => bytes + size, 0);
  console.log(JSON.stringify([{ files, size: sum, unpackedSize: sum }]));
}
`;

const today = new Date().toISOString().slice(0, 10);
const MANIFEST = {
  name: "cogscope",
  repository: { type: "git", url: "git+https://example.org/cogscope.git" },
  version: "1.0.0",
  exports: { ".": { default: "./dist/cjs/index.js" } },
  bin: { cogscope: "./dist/cjs/cli/main.js" },
};
const FILES: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify(MANIFEST),
  "package-lock.json": JSON.stringify({ name: "cogscope", version: "1.0.0", packages: { "": { version: "1.0.0" } } }),
  "README.md": "# cogscope",
  "CHANGELOG.md": `# Changelog\n\n## 1.1.0 - ${today}\n\n- A word more.\n\n## 1.0.0 - 2026-01-01\n\n- The first.\n`,
  ".ci/run": "echo CI has run\n",
  ".gitignore": "dist\n.published\n",
  "dist/cjs/index.js": "",
  "dist/cjs/cli/main.js": "",
  "docs/setup.md": "",
};

let folder: string;
let root: string;

const git = (...args: string[]): string => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(path: string, text: string): void {
  write(path, text);
  git("add", "-A");
  git("commit", "--quiet", "-m", path);
}

function release(...args: string[]): { said: string; code: number | null } {
  const env = { ...process.env, PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter) };
  const { stdout, stderr, status } = spawnSync(process.execPath, [SCRIPT, ...args], { cwd: root, env, encoding: "utf8" });
  return { said: stdout + stderr, code: status };
}

const state = (): string[] => [
  git("rev-parse", "HEAD"),
  git("tag"),
  git("status", "--porcelain"),
  readFileSync(join(root, "package.json"), "utf8"),
];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cogscope-release-"));
  root = join(folder, "repository");
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/npm"), NPM);
  chmodSync(join(folder, "bin/npm"), 0o755);
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.name", "somebody");
  git("config", "user.email", "somebody@example.org");
  git("add", "-A");
  git("commit", "--quiet", "-m", "The first");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("A release", () => {
  it("is told and not made, unless it is asked for", () => {
    const before = state();
    const { said, code } = release("minor");
    expect(said).toContain("cogscope 1.0.0 → 1.1.0");
    expect(said).toContain("Ready. With --run: .ci/run, then version 1.1.0, a commit and the tag v1.1.0. Nothing was changed.");
    expect(said).not.toContain("CI has run");
    expect(code).toBe(0);
    expect(state()).toEqual(before);
    expect(release("1.1.0", "--dry-run").code).toBe(0);
    expect(state()).toEqual(before);
  });

  it("runs CI, bumps both manifests, commits, tags, and says how it is published with its provenance", () => {
    const { said, code } = release("minor", "--run");
    expect(said).toContain("CI has run");
    expect(said).toContain("npm publish --provenance");
    expect(said).toContain("git push origin main v1.1.0");
    expect(code).toBe(0);
    const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
    expect([JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version, lock.version, lock.packages[""].version]).toEqual(
      Array(3).fill("1.1.0"),
    );
    expect(git("log", "-1", "--format=%s")).toBe("Release 1.1.0");
    expect(git("rev-parse", "v1.1.0^{commit}")).toBe(git("rev-parse", "HEAD"));
    expect(git("status", "--porcelain")).toBe("");
  });

  it.each([
    ["1.1.0", "latest"],
    ["1.1.0-beta.1", "next"],
  ])("%s is published under the tag %s, by what it says and by the workflow", (version, tag) => {
    commit("CHANGELOG.md", `# Changelog\n\n## ${version} - ${today}\n\n- A word more.\n`);
    expect(release(version, "--run", "--checked").said).toContain(`npm publish --provenance --access public --tag ${tag}:`);
    const [, choice = ""] = /^ *(case "\$GITHUB_REF_NAME".*)$/m.exec(WORKFLOW) ?? [];
    const env = { ...process.env, GITHUB_REF_NAME: `v${version}` };
    expect(execFileSync("sh", ["-c", `${choice}; echo "$tag"`], { env, encoding: "utf8" }).trim()).toBe(tag);
  });

  it("is installed, built and packed by a job that cannot publish, and published by one that runs nothing of it", () => {
    const jobs = WORKFLOW.split(/^ {2}(?=\w+:$)/m);
    const publishing = jobs.filter((job) => job.includes("id-token: write"));
    expect(publishing).toHaveLength(1);
    expect(publishing[0]).toMatch(/npm publish \.\/\*\.tgz .*--ignore-scripts --tag "\$tag"$/m);
    expect(publishing[0]).not.toMatch(/actions\/checkout|npm (ci|install|run|pack)/);
    expect(jobs.find((job) => job.includes("npm ci"))).toMatch(/npm pack[^]*actions\/upload-artifact/);
  });

  it("takes a commit that CI has passed without running it again", () => {
    const { said, code } = release("minor", "--run", "--checked");
    expect(said).not.toContain("CI has run");
    expect(code).toBe(0);
  });

  it("is not made where CI fails", () => {
    commit(".ci/run", "exit 3\n");
    const before = state();
    expect(release("minor", "--run").code).not.toBe(0);
    expect(state()).toEqual(before);
  });

  it.each<[string, () => void, string]>([
    ["files are changed", () => write("README.md", "# other"), "commit README.md, or take that back"],
    [
      "no repository is named",
      () => commit("package.json", JSON.stringify({ ...MANIFEST, repository: undefined })),
      "npm compares it with the provenance",
    ],
    ["the branch is another", () => void git("checkout", "--quiet", "-b", "wish"), "this is wish: go to main"],
    [
      "the changelog does not know it",
      () => commit("CHANGELOG.md", "# Changelog\n"),
      `it has no section of 1.1.0: write "## 1.1.0 - ${today}"`,
    ],
    ["its section has no date", () => commit("CHANGELOG.md", "## 1.1.0\n\n- New.\n"), "the section of 1.1.0 has no date"],
    ["its section is of tomorrow", () => commit("CHANGELOG.md", "## 1.1.0 - 9999-01-01\n\n- New.\n"), "which is still to come"],
    ["its section is empty", () => commit("CHANGELOG.md", `## 1.1.0 - ${today}\n\n## 1.0.0 - 2026-01-01\n`), "is empty: say what is new"],
    [
      "something is left unreleased",
      () => commit("CHANGELOG.md", `## Unreleased\n\n- Later.\n\n## 1.1.0 - ${today}\n\n- New.\n`),
      'there is still something under "Unreleased"',
    ],
    ["the tag is there", () => void git("tag", "v1.1.0"), "it is there: choose another version"],
    ["it is published", () => write(".published", "cogscope@1.1.0"), "it is: choose another version"],
    ["the registry does not answer", () => write(".published", "silent"), "the registry did not answer: npm error code ETIMEDOUT"],
    ["a stray file would go along", () => write("dist/cjs/.env", "TOKEN=…"), "dist/cjs/.env would be published"],
    ["an entry is not built", () => rmSync(join(root, "dist/cjs/index.js")), "dist/cjs/index.js is named by package.json and not there"],
    ["it has grown too large", () => write("dist/cjs/index.js", "x".repeat(8_000_001)), "bytes, over 2000000: see what has grown"],
  ])("is refused where %s", (_, change, sentence) => {
    change();
    const before = state();
    const { said, code } = release("minor", "--run");
    expect(said).toContain(sentence);
    expect(said).toContain("Not ready. Nothing was changed.");
    expect(code).toBe(1);
    expect(state()).toEqual(before);
  });

  it.each([
    [["next"], "next is no version. Name one, as 1.2.3, or major, minor or patch."],
    [[], "No version is named."],
    [["0.9.0"], "0.9.0 is lower than 1.0.0"],
    [["minor", "--force"], "There is no --force."],
    [["minor", "--run", "--dry-run"], "choose one."],
  ])("is not understood as %j", (args, sentence) => {
    const { said, code } = release(...args);
    expect(said).toContain(sentence);
    expect(code).toBe(2);
  });
});
