import { spawn, type ChildProcess } from "node:child_process";
import { buildSync, type BuildOptions } from "esbuild";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { until } from "../support/discord-story.js";

const ROOT = join(__dirname, "../..");
const ENTRIES = ["index", "discord/index", "setup/index", "view/index", "cli/main"];
const BESIDE = ["@sentry", "@electric-sql", "discord.js", "pg", "reflect-metadata", "tsx", "ws"];
const SHARED: BuildOptions = { platform: "node", target: "node20.19", logLevel: "warning" };

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder in which cogscope is installed, as ES modules and as CommonJS, made as the published package is. */
export class BuiltPackage {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "cogscope-inspect-")));
  readonly #running = new Set<ChildProcess>();

  constructor() {
    const home = join(this.folder, "node_modules/cogscope");
    const entryPoints = ENTRIES.map((entry) => join(ROOT, "src", `${entry}.ts`));
    const esm = join(home, "dist/esm");
    buildSync({
      ...SHARED,
      entryPoints,
      outbase: join(ROOT, "src"),
      outdir: esm,
      format: "esm",
      bundle: true,
      splitting: true,
      packages: "external",
    });
    const compiled = readdirSync(esm, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
    const footer = { js: `module.exports = Object.defineProperty({ ...module.exports }, "__esModule", { value: true });` };
    buildSync({
      ...SHARED,
      entryPoints: compiled.map((file) => join(esm, file)),
      outbase: esm,
      outdir: join(home, "dist/cjs"),
      format: "cjs",
      footer,
    });
    for (const [format, type] of Object.entries({ esm: "module", cjs: "commonjs" }))
      writeFileSync(join(home, "dist", format, "package.json"), JSON.stringify({ type }));
    copyFileSync(join(ROOT, "package.json"), join(home, "package.json"));
    for (const name of BESIDE) symlinkSync(join(ROOT, "node_modules", name), join(this.folder, "node_modules", name));
  }

  /** Writes files of the bot; a `.js` is CommonJS where nothing else is said. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(files)) {
      const at = join(this.folder, file);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, text);
    }
  }

  /** Runs `cogscope` in that folder, as `npx` does. */
  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const command = join(this.folder, "node_modules/cogscope/dist/cjs/cli/main.js");
    const child = spawn(process.execPath, [command, ...args], {
      cwd: this.folder,
      env: { ...process.env, NODE_OPTIONS: "", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#running.add(child);
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    // Sentry watches the child processes of its process, also that of another test file that ran here before.
    child.on("spawn", () => child.removeAllListeners("exit"));
    return new Promise((resolve) =>
      child.on("close", (code) => {
        this.#running.delete(child);
        resolve({ code, out, err });
      }),
    );
  }

  /** Runs `cogscope inspect … --format json`; gives what it printed as data. */
  async report(...args: string[]): Promise<any> {
    const { out, err } = await this.run(["inspect", ...args, "--format", "json"]);
    if (out === "") throw new Error(err);
    return JSON.parse(out);
  }

  /** Waits for a file that a module writes; gives its text. */
  async appears(file: string): Promise<string> {
    const at = join(this.folder, file);
    await until(`'${file}'`, () => existsSync(at) && readFileSync(at, "utf8") !== "", 30_000);
    return readFileSync(at, "utf8");
  }

  signal(signal: NodeJS.Signals): void {
    for (const child of this.#running) child.kill(signal);
  }

  remove(): void {
    this.signal("SIGKILL");
    rmSync(this.folder, { recursive: true });
  }
}
