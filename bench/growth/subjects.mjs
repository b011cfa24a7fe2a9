import * as Sentry from "@sentry/node";
import { CaptureErrors, Context, Span, Tag } from "cogscope";
import { decorate } from "../cost/decorate.mjs";

/** A method that waits for what it was given (another method, or until all are there) and then does a little work. */
const makeLevel = (label) =>
  new Function(`return class Level { async handle(id, next) { await next?.(id); return id.length; } } // ${label}`)();

/** The same by hand, with as many tags as asked for. */
export function byHand(label, tags, next) {
  const { handle: work } = makeLevel(`by hand, ${label}`).prototype;
  return (id, then = next) =>
    Sentry.withScope((scope) => {
      for (let at = 0; at < tags; at++) scope.setTag(`tag_${at}`, id).setAttribute(`tag_${at}`, id);
      scope.setContext("case", { id });
      return Sentry.startSpan({ op: "function", name: "Level.handle" }, async () => {
        try {
          return await work(id, then);
        } catch (error) {
          Sentry.captureException(error);
          throw error;
        }
      });
    });
}

/** And by annotations. */
export function annotated(label, tags, next) {
  const words = Array.from({ length: tags }, (_, at) => Tag(`tag_${at}`, (id) => id));
  const Level = makeLevel(`cogscope, ${label}`);
  const context = Context("case", (id) => ({ id }));
  const level = new (decorate(Level, "handle", Span("function", { name: "Level.handle" }), ...words, context, CaptureErrors))();
  return (id, then = next) => level.handle(id, then);
}
