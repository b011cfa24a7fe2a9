// Jobs of BullMQ
export { bullmqTelemetry } from "./bullmq-telemetry.js";
export { instrumentProcessor } from "./instrument-processor.js";

// Errors of set-up
export { SetupError } from "../runtime/setup-error.js";

// Types
export type { BullmqTelemetry, JobContext } from "./bullmq-telemetry.js";
export type { JobSpan } from "./publish-span.js";
export type { JobLike } from "./job.js";
export type { ProcessorOptions } from "./instrument-processor.js";
