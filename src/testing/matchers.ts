// "cogscope/testing/matchers": adds the matchers to the `expect` of the test framework that loads it.
import "./framework-types.js";
import { addMatchers } from "./add-matchers.js";

addMatchers();

export { sentryMatchers } from "./matching/sentry-matchers.js";
