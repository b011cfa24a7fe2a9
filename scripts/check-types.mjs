// Compiles what a bot author may write against the built package: every supported TypeScript, both dialects, both module formats.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const compilers = { 5.9: "ts59", "6.0": "typescript", "7.0": "ts70" };
const programs = ["accepted", "discord-accepted", "setup-accepted"].map((name) => {
  const text = readFileSync(join(root, `test/types/${name}.ts`), "utf8");
  return { name, text: text.replaceAll(/\.\.\/\.\.\/src\/(?:(\w+)\/)?index\.js/g, (_, room) => (room ? `cogscope/${room}` : "cogscope")) };
});

const folder = mkdtempSync(join(tmpdir(), "cogscope-types-"));
let failed = 0;
try {
  mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
  symlinkSync(root, join(folder, "node_modules/cogscope"));
  for (const name of ["@types/node", "@sentry", "discord.js"])
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  const files = programs.flatMap(({ name, text }) =>
    ["mts", "cts"].map((extension) => {
      writeFileSync(join(folder, `${name}.${extension}`), text);
      return `${name}.${extension}`;
    }),
  );
  for (const [version, name] of Object.entries(compilers)) {
    for (const dialect of ["standard", "legacy"]) {
      const config = {
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: "es2022",
          lib: ["es2023"],
          module: "nodenext",
          moduleResolution: "nodenext",
          types: ["node"],
          preserveSymlinks: false,
          skipLibCheck: false,
          experimentalDecorators: dialect === "legacy",
        },
        files,
      };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
      const label = `TypeScript ${version}, ${dialect} decorators, ESM and CJS`;
      try {
        execFileSync(process.execPath, [join(root, "node_modules", name, "bin/tsc"), "-p", folder], { encoding: "utf8" });
        console.log(`ok    ${label}`);
      } catch (error) {
        failed++;
        console.log(`FAIL  ${label}\n${error.stdout}`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failed === 0 ? 0 : 1;
