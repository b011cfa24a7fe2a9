import "./public-api-only.js";
import { describeEquivalence } from "./equivalence.js";
import { MODES, ROOT_PARENT_MODES } from "./modes.js";

describe("by the SDK's public API alone, the same envelopes are sent", () => {
  for (const mode of MODES) describeEquivalence(mode);
});

describe("by the SDK's public API alone, where the parent of each span is to be its root", () => {
  for (const mode of ROOT_PARENT_MODES) describeEquivalence(mode);
});
