import type { Config } from "jest";

/** The same behaviour is told twice: once for each decorator dialect of TypeScript. */
const dialect = (name: string, tsconfig: string, testPathIgnorePatterns: string[]) => ({
  displayName: name,
  testEnvironment: "node",
  // The SDK keeps its state on the global object, and a client that a test has left open looks at it after jest's clean-up.
  testEnvironmentOptions: { globalsCleanup: "off" },
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns,
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: {
    "^.+\\.ts$": ["ts-jest", { tsconfig, diagnostics: false }] as [string, object],
  },
});

/** They have configurations of their own: they need a server, or a browser. */
const services = ["\\.service\\.test\\.ts$", "\\.browser\\.test\\.ts$"];

const config: Config = {
  // Some stories run whole processes, on machines that may be busy.
  testTimeout: 60_000,
  // By default one core of two would stand idle.
  maxWorkers: "100%",
  // Each file has a copy of the SDK, which hears of all requests of its process for ever: after a hundred files they take seconds.
  workerIdleMemoryLimit: "450MB",
  projects: [
    dialect("standard", "tsconfig.json", services),
    dialect("legacy", "tsconfig.legacy.json", [...services, "\\.standard\\.test\\.ts$"]),
  ],
};

export default config;
