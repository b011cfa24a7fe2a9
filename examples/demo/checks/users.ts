import type { Received } from "cogscope/view";
import type { Deed } from "../stage.js";

const ID_ATTRIBUTES = ["discord.interaction.id", "discord.message.id"];

/** The ids of all users that a trace names: on its spans where they are streamed, on the transaction where it is sent whole. */
function usersIn(traceId: string, { traces, transactions }: Received): readonly unknown[] {
  const transaction = transactions.find((one) => one.traceId === traceId);
  if (transaction) return [transaction.user?.["id"]];
  return [...new Set((traces.get(traceId) ?? []).map(({ attributes }) => attributes["user.id"]))];
}

/** Whatever somebody did is one trace, and that trace knows its user and no other. */
export function mixedUsers(deeds: readonly Deed[], received: Received): readonly string[] {
  const roots = received.spans.filter(({ isSegment }) => isSegment);
  return deeds.flatMap(({ id, user }) => {
    const own = roots.filter(({ attributes }) => ID_ATTRIBUTES.some((key) => attributes[key] === id));
    const [root] = own;
    if (!root || own.length > 1) return [`${own.length} traces for ${user.username}'s deed ${id} instead of one.`];
    const users = usersIn(root.traceId, received);
    const isRight = users.length === 1 && users[0] === user.id;
    return isRight ? [] : [`A trace '${root.name}' of ${user.username} (${user.id}) has the users ${users.join(", ")}.`];
  });
}
