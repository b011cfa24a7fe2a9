import type { Look } from "../text/render.js";

/** The look that suits where the output goes: colours on a terminal unless NO_COLOR is set, and lines as wide as it is, but at least 60. */
export function terminalLook(
  output: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Look {
  if (output.isTTY !== true) return {};
  const colour = (environment["NO_COLOR"] ?? "") === "";
  return output.columns ? { colour, width: Math.max(60, output.columns) } : { colour };
}
