import { report } from "../../runtime/diagnostics.js";
import { PLACE } from "../place.js";
import { isAbandoned, readClaim, type Claim } from "./claim.js";
import { entryOf } from "./entry.js";
import { isRepeatable } from "./file-name.js";
import { writtenAs, type Files } from "./files.js";
import type { Standing } from "./stock.js";

/** Half-written files of a process that died are this old, in ms, before they are removed. */
const TEMPORARY_LIFE = 600_000;

/** How a file of the folder stands, and its name when it is free; what a process that died has left is put in order. */
export async function tidied(files: Files, file: string): Promise<[name: string, standing: Standing]> {
  const claim = readClaim(file);
  if (claim && isAbandoned(claim)) return [claim.name, await recovered(files, file, claim)];
  if (claim) return [claim.name, "held"];
  const half = entryOf(writtenAs(file) ?? "");
  if (half && Date.now() - half.made > TEMPORARY_LIFE) await files.remove(file);
  return [file, "free"];
}

/** Who has died while it sent a file may have sent it: what Sentry knows again goes once more, the rest does not. */
async function recovered(files: Files, file: string, { name }: Claim): Promise<Standing> {
  const entry = entryOf(name);
  if (entry && isRepeatable(entry.contents)) return (await files.rename(file, name)) ? "free" : "gone";
  if (await files.remove(file))
    report(PLACE, "a process died while it sent spans, logs or metrics; as they may have arrived they are not sent again");
  return "gone";
}
