import { cost } from "./cost/part.mjs";
import { events } from "./events/part.mjs";
import { growth } from "./growth/part.mjs";
import { memory } from "./memory/part.mjs";
import { endToEnd } from "./printed/end-to-end.mjs";
import { masking } from "./printed/masking.mjs";
import { startup } from "./printed/startup.mjs";
import { size } from "./size/part.mjs";

/** The parts of the benchmark, by the names that its command takes. */
export const PARTS = { cost, memory, growth, events, size, startup, masking, "end-to-end": endToEnd };
