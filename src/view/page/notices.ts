import type { State } from "../lists/state.js";
import { element } from "./element.js";
import { amount, counted, mebibytes } from "./format.js";

const names: Readonly<Record<keyof State["dropped"], string>> = {
  error: "error",
  transaction: "transaction",
  span: "span",
  log: "log",
  metric: "measurement",
  checkIn: "check-in",
  session: "session",
  clientReport: "client report",
};

/** Says what is missing from the lists: what had to go here, and what the SDK did not send. */
export function notices({ dropped, keep, keepBytes, discarded }: State): readonly HTMLElement[] {
  // A transaction is shown as its spans, and the rest is not shown.
  const shown = (["error", "span", "log", "metric", "checkIn"] as const).filter((kind) => dropped[kind] > 0);
  const gone = shown.map((kind) => counted(dropped[kind], names[kind])).join(", ");
  const lost = discarded.map(({ quantity, category, reason }) => `${amount(quantity)} ${category} (${reason})`).join(", ");
  const room = `the newest ${amount(keep)} of each kind are kept, in ${mebibytes(keepBytes)}`;
  return [
    ...(gone === "" ? [] : [element("li", {}, `Gone to make room: ${gone}; ${room}.`)]),
    ...(lost === "" ? [] : [element("li", {}, `Not sent, says the SDK: ${lost}.`)]),
  ];
}
