import { describeEquivalence } from "./equivalence.js";
import { MODES, PARTS_MODES, ROOT_PARENT_MODES } from "./modes.js";

describe("by hand and annotated, the same envelopes are sent", () => {
  for (const mode of MODES) describeEquivalence(mode);
});

describe("where no span is ignored", () => {
  for (const mode of PARTS_MODES) describeEquivalence(mode);
});

describe("where the parent of each span is to be its root", () => {
  for (const mode of ROOT_PARENT_MODES) describeEquivalence(mode);
});
