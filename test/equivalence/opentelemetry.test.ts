import { describeEquivalence } from "./equivalence.js";
import { modesWith, ROOT_PARENT_MODES } from "./modes.js";

/** Another strategy of what is the active span, under which only the SDK's public API is right. */
describe("with OpenTelemetry set up, the same envelopes are sent", () => {
  for (const mode of modesWith({ enableOpenTelemetrySetup: true })) describeEquivalence(mode);
});

describe("with OpenTelemetry set up, where the parent of each span is to be its root", () => {
  for (const mode of modesWith({ enableOpenTelemetrySetup: true }, ROOT_PARENT_MODES)) describeEquivalence(mode);
});
