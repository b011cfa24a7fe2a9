// Makes a release: `node scripts/release.mjs minor` says what would be done and whether all is ready for it, and changes nothing. With `--run` it
// runs `.ci/run`, bumps, commits and tags; `--checked` leaves `.ci/run` out, for a commit that CI has passed. It publishes nothing itself: the
// workflow of the tag does, so that the package carries its provenance.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { carryOut } from "./release/carry-out.mjs";
import { checks } from "./release/checks.mjs";
import { distTag } from "./release/dist-tag.mjs";
import { versionOf } from "./release/version.mjs";

const FLAGS = ["--dry-run", "--run", "--checked"];

const root = process.cwd();
const flags = process.argv.slice(2).filter((one) => one.startsWith("--"));
const [asked] = process.argv.slice(2).filter((one) => !one.startsWith("--"));

try {
  const unknown = flags.filter((one) => !FLAGS.includes(one));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(", ")}. There are ${FLAGS.join(", ")}.`);
  if (flags.includes("--run") && flags.includes("--dry-run")) throw new Error("--run and --dry-run at once: choose one.");
  process.exitCode = release();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

function release() {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const version = versionOf(asked, manifest.version);
  console.log(`${manifest.name} ${manifest.version} → ${version}\n`);
  const faults = Object.entries(checks(root, manifest, version, new Date().toISOString().slice(0, 10))).flatMap(([what, check]) => {
    const found = faultsOf(check);
    console.log(`${found.length === 0 ? "ok   " : "NO   "}${what}${found.length === 0 ? "" : `: ${found.join("; ")}.`}`);
    return found;
  });
  if (faults.length > 0) {
    console.log("\nNot ready. Nothing was changed.");
    return 1;
  }
  if (!flags.includes("--run")) {
    console.log(
      `\nReady. With --run: ${flags.includes("--checked") ? "" : ".ci/run, then "}version ${version}, a commit and the tag v${version}. Nothing was changed.`,
    );
    return 0;
  }
  carryOut(root, version, flags.includes("--checked"));
  console.log(
    `\nTagged v${version}. Push it, and the workflow "Release" runs npm publish --provenance --access public --tag ${distTag(version)}:\n\n  git push origin main v${version}`,
  );
  return 0;
}

function faultsOf(check) {
  try {
    return check();
  } catch (error) {
    return [error.message.split("\n")[0]];
  }
}
