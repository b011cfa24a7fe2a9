import { makeCog } from "../cog.mjs";

/** A span and nothing else, by hand: what a peer that knows no tags and no errors does. */
export const spanByHand = ({ startSpan }) => ({
  name: "startSpan by hand",
  make({ kind, fails }) {
    const work = makeCog("startSpan by hand", kind, fails).prototype.handle;
    return {
      handle(id) {
        return startSpan({ op: "function", name: "Cog.handle" }, () => work(id));
      },
    };
  },
});
