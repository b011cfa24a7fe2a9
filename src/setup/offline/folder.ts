import { createHash } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";

/** Why a folder is not used; the message says what to do. */
export class UnsafeFolder extends Error {
  override readonly name = "UnsafeFolder";
}

/**
 * Makes the folder for one project, or looks at the one that is there; several projects and processes may share the directory round it.
 * Gives its path. The system's folder for temporary files is everybody's: who puts a link or a
 * folder of his own at a known name would read what is kept, or choose where it goes.
 */
export function openFolder(directory: string | undefined, url: string): string {
  const base = resolve(directory ?? join(tmpdir(), `cogscope-${userId() ?? digest(userInfo().username)}`));
  makeFolder(base);
  return makeFolder(join(base, projectOf(url)));
}

/** Whether a project's folder has that name. */
export const isProject = (name: string): boolean => /^[0-9a-f]{12}$/.test(name);

function makeFolder(path: string): string {
  const made = mkdirSync(path, { recursive: true, mode: 0o700 });
  // What the process masks away (umask) may leave too little for ourselves.
  if (made !== undefined) chmodSync(path, 0o700);
  checkFolder(path);
  return path;
}

function checkFolder(path: string): void {
  const { mode, uid, isDirectory } = facts(path);
  if (!isDirectory) throw new UnsafeFolder(`'${path}' is no folder but a link or a file. Remove it, or choose another directory`);
  const self = userId();
  // Windows has neither: its folders belong to a user by their place.
  if (self === undefined) return;
  if (uid !== self) throw new UnsafeFolder(`'${path}' belongs to another user (${uid}). Choose another directory`);
  if ((mode & 0o077) !== 0)
    throw new UnsafeFolder(`others may enter '${path}' (mode ${(mode & 0o777).toString(8)}). Run: chmod 700 '${path}'`);
}

function facts(path: string): { mode: number; uid: number; isDirectory: boolean } {
  const stats = lstatSync(path);
  return { mode: stats.mode, uid: stats.uid, isDirectory: stats.isDirectory() };
}

const userId = (): number | undefined => process.getuid?.();

/** Not of the whole address: it names the SDK's version, and what is kept must outlive an upgrade. */
function projectOf(url: string): string {
  try {
    const { origin, pathname, searchParams } = new URL(url);
    return digest(`${origin}${pathname}?${searchParams.get("sentry_key") ?? ""}`);
  } catch {
    return digest(url);
  }
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);
