import { describeEquivalence } from "./equivalence.js";
import { MODES, ROOT_PARENT_MODES } from "./modes.js";

describe("by hand and annotated, the same envelopes are sent", () => {
  for (const mode of MODES) describeEquivalence(mode);
});

describe("where the parent of each span is to be its root", () => {
  for (const mode of ROOT_PARENT_MODES) describeEquivalence(mode);
});
