import { Converter, ReflectionKind } from "typedoc";
import { ENTRIES } from "./typedoc.mjs";

/** How the compiler applies a word, in either dialect; people write the other signatures. */
const APPLIED = ["value", "target"];

/** Calls each entry by the name that one imports it by, and shows of a word how it is written. */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    const entries = new Map(ENTRIES.map(({ file, name }) => [file, name]));
    for (const module of project.getReflectionsByKind(ReflectionKind.Module))
      module.name = entries.get(project.getSymbolIdFromReflection(module)?.fileName) ?? module.name;
    for (const word of project.getReflectionsByKind(ReflectionKind.Function)) {
      const applied = (word.signatures ?? []).filter(({ parameters = [] }) => APPLIED.includes(parameters[0]?.name));
      if (applied.length < word.signatures?.length) for (const signature of applied) project.removeReflection(signature);
      for (const child of [...(word.children ?? [])]) project.removeReflection(child);
    }
  });
}
