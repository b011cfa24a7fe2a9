import swc from "unplugin-swc";
import { defineConfig } from "vitest/config";

// Its own transformer leaves standard decorators in the output, which no Node.js runs.
export default defineConfig({
  plugins: [
    swc.vite({
      tsconfigFile: false,
      jsc: { target: "es2022", parser: { syntax: "typescript", decorators: true }, transform: { decoratorVersion: "2022-03" } },
    }),
  ],
  test: { include: ["test/*.spec.ts"] },
});
