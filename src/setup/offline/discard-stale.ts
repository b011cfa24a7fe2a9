import { promises } from "node:fs";
import { dirname, join } from "node:path";
import { report } from "../../runtime/diagnostics.js";
import { PLACE } from "../place.js";
import { readClaim } from "./claim.js";
import { entryOf } from "./entry.js";
import { Files, writtenAs } from "./files.js";
import { isProject } from "./folder.js";
import { MAX_AGE } from "./offline-options.js";

/**
 * Removes what is beside a project's folder, for others, and older than may be kept at all: nobody has sent to that project for so long.
 * What is younger is theirs to keep or to throw out. Never rejects.
 */
export async function discardStale(folder: string): Promise<void> {
  const base = dirname(folder);
  for (const name of await new Files(base).list()) {
    const other = join(base, name);
    if (!isProject(name) || other === folder) continue;
    // Only where it is empty.
    if (await discardFrom(new Files(other))) await promises.rmdir(other).catch(() => undefined);
  }
}

async function discardFrom(files: Files): Promise<boolean> {
  let hasDiscarded = false;
  for (const file of await files.list()) {
    const entry = entryOf(readClaim(file)?.name ?? writtenAs(file) ?? file);
    if (entry && Date.now() - entry.made > MAX_AGE && (await files.remove(file))) hasDiscarded = true;
  }
  if (hasDiscarded) report(PLACE, "what could not be sent to another project was there for more than 30 days; it is removed");
  return hasDiscarded;
}
