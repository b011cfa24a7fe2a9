import type { Attributes } from "../records/attributes.js";

/** What the SDK adds by itself: true of the whole process or of the whole trace, and the same in every row. */
const sdkPrefixes = ["sentry.", "user.", "os.", "device.", "culture.", "process.runtime.", "cloud_resource."];
const sdkNames = new Set(["app.start_time", "app.memory", "app.free_memory"]);

/** The attributes that somebody chose to set. */
export function ownAttributes(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name]) => !sdkNames.has(name) && !sdkPrefixes.some((prefix) => name.startsWith(prefix))),
  );
}
