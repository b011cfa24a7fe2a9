import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { packageVersion } from "../../src/cli/package-version.js";

describe("The version of the package", () => {
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "cogscope-")));
    mkdirSync(join(folder, "dist/cjs/cli"), { recursive: true });
    writeFileSync(join(folder, "dist/cjs/package.json"), '{"type":"commonjs"}');
    writeFileSync(join(folder, "dist/cjs/cli/main.js"), "");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const named = (name: string): void => writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "9.8.7" }));

  it("is found past the nameless package.json of the build", () => {
    named("cogscope");
    expect(packageVersion(join(folder, "dist/cjs/cli/main.js"))).toBe("9.8.7");
  });

  it("is found through the link that npm makes, and without the file's ending", () => {
    named("cogscope");
    mkdirSync(join(folder, "bin"));
    symlinkSync(join(folder, "dist/cjs/cli/main.js"), join(folder, "bin/cogscope"));
    expect(packageVersion(join(folder, "bin/cogscope"))).toBe("9.8.7");
    expect(packageVersion(join(folder, "dist/cjs/cli/main"))).toBe("9.8.7");
  });

  it("is not that of another package", () => {
    named("somebody-else");
    const script = join(folder, "dist/cjs/cli/main.js");
    expect(() => packageVersion(script)).toThrow(`Cannot tell the version: no package.json of cogscope above '${script}'.`);
  });
});
