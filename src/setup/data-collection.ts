import type { NodeOptions } from "../sentry/init.js";

/**
 * What the SDK is to collect by itself: next to nothing. What is wanted is said by readers and options. Query texts with placeholders
 * are not concerned (@sentry/core 11.12, types/datacollection.d.ts).
 */
export const MINIMAL: NonNullable<NodeOptions["dataCollection"]> = {
  userInfo: false,
  cookies: false,
  httpHeaders: false,
  httpBodies: [],
  urlQueryParams: false,
  graphQL: { document: false, variables: false },
  genAI: { inputs: false, outputs: false },
  mcp: { inputs: false, outputs: false },
  databaseQueryData: false,
  queues: false,
  stackFrameVariables: false,
};
