import { makeCog } from "../cog.mjs";

/** The method as it is, with no telemetry. */
export const bare = { name: "bare", sendsNothing: true, make: ({ kind, fails }) => new (makeCog("bare", kind, fails))() };
