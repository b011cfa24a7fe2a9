import { allCaptured, standingId } from "../runtime/errors/captured.js";
import { belongsTo } from "../runtime/entry-point.js";
import { surroundings } from "../runtime/frame.js";
import { guard } from "../runtime/guard.js";

/**
 * The id of the event that an error became, for the answer to the user. `undefined` where it was not captured and for primitives;
 * after `flush()` also where the event was dropped on the way (`beforeSend`, sampling).
 *
 * Of an error that two commands share, the present command's; outside both, the latest.
 *
 * @example
 * await interaction.reply(`Something broke. Tell the staff this id: ${eventIdOf(error) ?? "none"}`);
 */
export function eventIdOf(error: unknown): string | undefined {
  return guard("eventIdOf()", "looking for the id", () => {
    const all = allCaptured(error).filter((one) => standingId(one) !== undefined);
    if (all.length === 0) return undefined;
    const { work } = surroundings().frame ?? {};
    return (all.find((one) => work !== undefined && belongsTo(one.work, work)) ?? all.at(-1))?.eventId;
  });
}
