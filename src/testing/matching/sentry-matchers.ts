import { toHaveBreadcrumb } from "./to-have-breadcrumb.js";
import { toHaveCaptured } from "./to-have-captured.js";
import { toHaveCheckIn } from "./to-have-check-in.js";
import { toHaveLog } from "./to-have-log.js";
import { toHaveMetric } from "./to-have-metric.js";
import { toHaveSpan } from "./to-have-span.js";
import { toHaveTag } from "./to-have-tag.js";

/**
 * Matchers for jest and vitest. They need neither: what they compare with is given to them by `expect`.
 *
 * @example
 * expect.extend(sentryMatchers);
 */
export const sentryMatchers = {
  toHaveCaptured,
  toHaveSpan,
  toHaveTag,
  toHaveMetric,
  toHaveLog,
  toHaveCheckIn,
  toHaveBreadcrumb,
};
