import { join } from "node:path";
import base from "../../jest.config";

const [standard] = base.projects as { testMatch?: string[] }[];

/** The tests that drive a browser: `npm run test:browser`, with Debian's Chromium or CHROMIUM set to the program. */
const config: typeof base = {
  rootDir: join(__dirname, "../.."),
  testTimeout: 60_000,
  projects: [
    {
      ...standard,
      displayName: "browser",
      rootDir: join(__dirname, "../.."),
      testMatch: ["**/*.browser.test.ts"],
      testPathIgnorePatterns: [],
    },
  ],
};

export default config;
