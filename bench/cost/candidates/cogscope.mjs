import { annotate, CaptureErrors, Context, Span, Tag, Transaction } from "cogscope";
import { makeCog } from "../cog.mjs";
import { decorate } from "../decorate.mjs";

const entry = annotate(
  function command(body) {
    return body();
  },
  Transaction("discord.command", { name: "command.ban" }),
);

/** The same telemetry by annotations, on a method of a class. */
export const cogscope = {
  name: "cogscope",
  entry,
  make({ kind, fails, root }) {
    const Cog = makeCog("cogscope", kind, fails);
    return new (decorate(
      Cog,
      "handle",
      root ? Transaction("discord.command", { name: "Cog.handle" }) : Span("function", { name: "Cog.handle" }),
      Tag("feature", "moderation"),
      Tag("guild_id", (id) => id),
      Context("case", (id) => ({ id })),
      CaptureErrors,
    ))();
  },
};

/** A span and nothing else. */
export const cogscopeSpan = {
  name: "cogscope, span alone",
  entry,
  make({ kind, fails, root }) {
    const Cog = makeCog("cogscope, span alone", kind, fails);
    return new (decorate(Cog, "handle", (root ? Transaction : Span)("function", { name: "Cog.handle" })))();
  },
};
