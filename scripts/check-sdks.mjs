// Serves several minors of the SDK, each installed with the packed package in a folder of its own: the stories of `test/equivalence`, by hand
// and annotated, and one of `setupSentry`. `node scripts/check-sdks.mjs 11.4.0 …` does so with these alone.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundlePrograms, FORMATS } from "./sdks/bundle-programs.mjs";
import { installSdk } from "./sdks/install-sdk.mjs";
import { packed } from "./sdks/packed.mjs";

/**
 * The first, the last, and those between which something changes that is built upon: 11.5 has other constants for the keys of attributes,
 * 11.6 another clock for the ends of spans, 11.7 other counts of what is dropped, 11.11 the integrations that set-up has by heart. Then a second
 * copy of the SDK's core, which the package finds in place of that of `@sentry/node`.
 */
const SDKS = [
  { node: "11.0.0" },
  { node: "11.4.0" },
  { node: "11.6.0" },
  { node: "11.7.0" },
  { node: "11.11.0" },
  { node: "11.12.0" },
  { node: "11.4.0", core: "11.12.0" },
  { node: "11.12.0", core: "11.4.0" },
];

/** How many faults of one program are shown. */
const SHOWN = 5;

const run = promisify(execFile);
const asked = process.argv.slice(2);
const tarball = await packed();
const programs = await bundlePrograms();
let failed = 0;

for (const sdk of SDKS.filter(({ node }) => asked.length === 0 || asked.includes(node))) {
  const folder = await installSdk(sdk, tarball, programs);
  for (const format of Object.keys(FORMATS)) {
    // Two at a time.
    for (const args of [[], ["opentelemetry"]])
      await Promise.all(["1", "0"].map((native) => check(sdk, folder, "stories", format, args, native)));
    await Promise.all(["stream", "static"].map((lifecycle) => check(sdk, folder, "set-up", format, [lifecycle], "1")));
  }
}
console.log(failed === 0 ? "All are served." : `${failed} failed.`);
process.exitCode = failed === 0 ? 0 : 1;

async function check(sdk, folder, program, format, args, native) {
  const { faults, told } = await findings(sdk, folder, `${program}.${FORMATS[format]}`, args, native).catch((error) => ({
    faults: String(error.stderr || error)
      .split("\n")
      .slice(0, 20),
  }));
  const name = [
    `@sentry/node ${sdk.node}`,
    sdk.core && `beside @sentry/core ${sdk.core}`,
    format,
    program,
    ...args,
    native === "0" && "public API",
  ];
  const path = told?.isNative === undefined ? "" : told.isNative ? " (fast path)" : " (public API)";
  console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${name.filter(Boolean).join(", ")}: ${told?.checked ?? 0} stories${path}`);
  for (const fault of faults.slice(0, SHOWN)) console.log(`       ${fault}`);
  if (faults.length > SHOWN) console.log(`       and ${faults.length - SHOWN} more`);
  if (faults.length > 0) failed++;
}

async function findings(sdk, folder, file, args, native) {
  const env = { ...process.env, COGSCOPE_NATIVE: native, NODE_ENV: "production" };
  const { stdout } = await run(process.execPath, [join(folder, file), ...args], { cwd: folder, env, maxBuffer: 1e8, timeout: 120_000 });
  const told = JSON.parse(stdout.trimEnd().split("\n").at(-1));
  const faults = [...diagnosed(told.diagnostics, sdk), ...told.unequal];
  if (told.sdk !== sdk.node) faults.push(`this is SDK ${told.sdk}`);
  // The fast path is for the scopes of one core, and not for the strategy of OpenTelemetry.
  const isNative = native === "1" && sdk.core === undefined && !args.includes("opentelemetry");
  if (told.isNative !== undefined && told.isNative !== isNative) faults.push(`the fast path is ${told.isNative ? "" : "not "}taken`);
  return { faults, told };
}

/** Of two versions one line is told, and of nothing else. */
function diagnosed(diagnostics, { core }) {
  const isOfVersions = (one) => one.startsWith("@sentry/core: several versions are in this process");
  const faults = diagnostics.filter((one) => core === undefined || !isOfVersions(one)).map((one) => `diagnostic: ${one}`);
  if (core !== undefined && diagnostics.filter(isOfVersions).length !== 1) faults.push("the two versions are not told once");
  return faults;
}
