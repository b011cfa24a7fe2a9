import { constants, mkdirSync, promises, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Failure = NodeJS.ErrnoException;

/** Not through a link, and without waiting for whoever writes into a pipe. Windows has neither. */
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** More than any envelope is: Sentry takes none that is larger. */
const LARGEST = 200_000_000;

/** Files of one folder. All are the user's own (0600), and appear whole: they are written under another name. */
export class Files {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Without `fsync`: what a process has written outlives the process; only when the whole machine fails the last seconds may be damaged,
   * which is noticed. With it a file takes several times as long, and a burst holds the disk up for the bot.
   */
  async write(name: string, content: Buffer): Promise<void> {
    const path = this.#path(name);
    try {
      await this.#writeWhole(path, content);
    } catch (error) {
      if ((error as Failure).code !== "ENOENT") throw error;
      // Somebody has tidied up the folder for temporary files.
      await promises.mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await this.#writeWhole(path, content);
    }
  }

  writeNow(name: string, content: Buffer): void {
    const path = this.#path(name);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(temporary(path, "now"), content, { mode: 0o600, flag: "wx" });
      renameSync(temporary(path, "now"), path);
    } catch (error) {
      attempt(() => unlinkSync(temporary(path, "now")));
      throw error;
    }
  }

  /** Nothing where it is no file of ours to read. */
  async read(name: string): Promise<Buffer | undefined> {
    let handle: promises.FileHandle | undefined;
    try {
      handle = await promises.open(this.#path(name), READ);
      const stats = await handle.stat();
      return stats.isFile() && stats.size <= LARGEST ? await handle.readFile() : undefined;
    } catch {
      return undefined;
    } finally {
      await handle?.close().catch(() => undefined);
    }
  }

  /** Whether it was there: of several processes one succeeds. */
  rename(from: string, to: string): Promise<boolean> {
    return promises.rename(this.#path(from), this.#path(to)).then(yes, no);
  }

  remove(name: string): Promise<boolean> {
    return promises.unlink(this.#path(name)).then(yes, no);
  }

  renameNow(from: string, to: string): void {
    attempt(() => renameSync(this.#path(from), this.#path(to)));
  }

  removeNow(name: string): void {
    attempt(() => unlinkSync(this.#path(name)));
  }

  list(): Promise<string[]> {
    return promises.readdir(this.#folder).catch(() => []);
  }

  async #writeWhole(path: string, content: Buffer): Promise<void> {
    try {
      await promises.writeFile(temporary(path), content, { mode: 0o600, flag: "wx" });
      await promises.rename(temporary(path), path);
    } catch (error) {
      await promises.unlink(temporary(path)).catch(() => undefined);
      throw error;
    }
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

/** The name for which a file is being written. */
export const writtenAs = (file: string): string | undefined => /^(.*\.envelope)\.(?:new|now)$/.exec(file)?.[1];

/** One for each way of writing: both may be at the same file when the process ends. */
const temporary = (path: string, kind = "new"): string => `${path}.${kind}`;

const yes = (): boolean => true;
const no = (): boolean => false;

function attempt(run: () => void): void {
  try {
    run();
  } catch {
    // Another process was quicker, or the folder is gone.
  }
}
