import { createHash } from "node:crypto";
import { hostname } from "node:os";

/** Longer than any request takes: who has held a file for so long is no more, wherever it ran. */
const CLAIM_LIFE = 600_000;

const HOST = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
const PATTERN = /^(.+\.envelope)\.([0-9a-z]+)-([0-9a-f]{8})-([0-9a-z]+)\.sending$/;

/** A file that a process is sending right now: renamed, which only one of several processes can do. */
export interface Claim {
  /** The file's name when nobody holds it. */
  readonly name: string;
  readonly pid: number;
  readonly host: string;
  readonly since: number;
}

export const claimed = (name: string): string => `${name}.${process.pid.toString(36)}-${HOST}-${Date.now().toString(36)}.sending`;

/** The file's name when nobody holds it. */
export const released = (file: string): string => readClaim(file)?.name ?? file;

export function readClaim(file: string): Claim | undefined {
  const parts = PATTERN.exec(file);
  if (!parts) return undefined;
  const [, name = "", pid = "", host = "", since = ""] = parts;
  return { name, pid: parseInt(pid, 36), host, since: parseInt(since, 36) };
}

/** Whether the process that made the claim has died. Of other machines and containers only the time can tell. */
export function isAbandoned({ pid, host, since }: Claim, now = Date.now()): boolean {
  if (now - since > CLAIM_LIFE) return true;
  if (host !== HOST) return false;
  // A container's first process has the same number each time. Workers count from the start of the whole process, too.
  if (pid === process.pid) return since < now - process.uptime() * 1000;
  return !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
