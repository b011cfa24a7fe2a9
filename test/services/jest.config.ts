import { join } from "node:path";
import base from "../../jest.config";

const projects = base.projects as { testMatch?: string[] }[];

/** The tests that need a server: `npm run test:services` with DATABASE_URL and REDIS_URL. */
const config: typeof base = {
  rootDir: join(__dirname, "../.."),
  projects: projects.map((project) => ({
    ...project,
    rootDir: join(__dirname, "../.."),
    testMatch: ["**/*.service.test.ts"],
    testPathIgnorePatterns: [],
  })),
};

export default config;
