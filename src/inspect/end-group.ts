import type { ChildProcess } from "node:child_process";

/** Ends a process that was started `detached`, and those that it has started, be it itself at its end already. */
export function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nobody of the group is left; Windows knows no groups.
    child.kill("SIGKILL");
  }
}
