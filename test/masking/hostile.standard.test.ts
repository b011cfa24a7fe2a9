import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const FIXTURE = join(__dirname, "..", "fixtures", "masking-hostile.ts");

/** In ms. A time that grows with the square of a megabyte is a quarter of an hour at least, of one kind alone. */
const LIMIT = 240_000;

test(
  "A megabyte of hostile text of any kind is masked in a time that grows with its length",
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", FIXTURE], { timeout: LIMIT, killSignal: "SIGKILL" });
    const { count, kinds } = JSON.parse(stdout) as { count: number; kinds: number };
    expect(kinds).toBeGreaterThan(100);
    expect(count).toBe(kinds * 6);
  },
  LIMIT + 10_000,
);
