import { HttpException } from "@nestjs/common";
import { dispatchAround } from "../discord/gateway/dispatch.js";
import { surroundings } from "../runtime/frame.js";
import { guard } from "../runtime/guard.js";

/**
 * Whether an error that leaves a listener of the client is what a guard has refused a user with: guards run before interceptors and
 * throw a ForbiddenException (@nestjs/core 11.2, helpers/external-context-creator.js). Such an error is no fault of the bot; one of
 * 500 and above is. What came out of a handler has been captured by then, and stays so.
 */
export function isGuardsAnswer(error: unknown): boolean {
  if (!(error instanceof HttpException)) return false;
  return (
    guard("cogscope/necord", "looking at an HttpException", () => {
      const { frame } = surroundings();
      const leavesListener = frame !== undefined && dispatchAround(frame)?.frame === frame;
      return leavesListener && error.getStatus() < 500;
    }) ?? false
  );
}
