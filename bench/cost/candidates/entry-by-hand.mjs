/** An entry point as a careful author writes it: nothing of one command reaches another. */
export const entryByHand =
  ({ withIsolationScope, startNewTrace, startSpan }) =>
  (body) =>
    withIsolationScope(() => startNewTrace(() => startSpan({ op: "discord.command", name: "command.ban" }, body)));
