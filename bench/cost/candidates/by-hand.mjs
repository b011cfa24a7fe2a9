import { makeCog } from "../cog.mjs";

/** The same telemetry as the documentation of Sentry teaches it. It takes the SDK, for a peer brings one of its own. */
export function byHand({ withScope, startSpan, captureException, withIsolationScope, startNewTrace }) {
  const set = (scope, id) => {
    scope.setTag("feature", "moderation").setAttribute("feature", "moderation");
    scope.setTag("guild_id", id).setAttribute("guild_id", id);
    scope.setContext("case", { id });
  };
  const sync = (work) => (id) => {
    try {
      return work(id);
    } catch (error) {
      captureException(error);
      throw error;
    }
  };
  const async = (work) => async (id) => {
    try {
      return await work(id);
    } catch (error) {
      captureException(error);
      throw error;
    }
  };
  const inside = (captured) => ({
    handle(id) {
      return withScope((scope) => {
        set(scope, id);
        return startSpan({ op: "function", name: "Cog.handle" }, () => captured(id));
      });
    },
  });
  const root = (captured) => ({
    handle(id) {
      return withIsolationScope((scope) => {
        set(scope, id);
        return startNewTrace(() => startSpan({ op: "discord.command", name: "Cog.handle" }, () => captured(id)));
      });
    },
  });
  return {
    name: "by hand",
    make({ kind, fails, root: isRoot }) {
      const work = makeCog("by hand", kind, fails).prototype.handle;
      return (isRoot ? root : inside)((kind === "async" ? async : sync)(work));
    },
  };
}
