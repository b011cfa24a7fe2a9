import { createRequire } from "node:module";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";

const require = createRequire(__filename);
const FOLDER = join(__dirname, "..");

/** Imports of packages as the files they mean, so that what is built may lie anywhere. */
const packagesByPath: Plugin = {
  name: "packages-by-path",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === "entry-point" || path.startsWith("node:")) return undefined;
      return { path: require.resolve(path), external: true };
    }),
};

/** Words that do nothing in the stead of those that do. */
const withoutTelemetry: Plugin = {
  name: "without-telemetry",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^(cogscope|@sentry\/node)/ }, () => ({ path: join(FOLDER, "without-telemetry/cogscope.ts") })),
};

/** Builds the scripts of the processes into a folder, as a bot would be deployed: no loader has a part in what is measured. */
export async function buildBots(into: string): Promise<void> {
  const shared = {
    outdir: into,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "warning",
    // For the standard dialect esbuild makes weak maps of private fields, and only classes with words would pay for it.
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  } as const;
  const script = (name: string): string => join(FOLDER, "bots", `${name}.ts`);
  await Promise.all([
    build({ ...shared, entryPoints: ["by-hand", "cogscope", "receiver"].map(script), plugins: [packagesByPath] }),
    build({ ...shared, entryPoints: [script("without-telemetry")], plugins: [withoutTelemetry, packagesByPath] }),
  ]);
}
