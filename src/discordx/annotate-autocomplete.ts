import type { DApplicationCommandOption } from "discordx";
import type { Annotation } from "../annotation/annotation.js";
import { lineage } from "../metadata/lineage.js";
import { runHandler } from "../runtime/handler.js";
import { isAttached } from "./attached.js";
import { handlerDefaults, type Cog } from "./handler-defaults.js";

/**
 * Puts what stands on the class round the function that completes an option: discordx calls it past all guards (11.13.3,
 * InteractionHandler.executeCommandInteraction). It is no method of the class, yet a part of the cog, called with it as `this`.
 * Where an option says `autocomplete: true` the command's own method is called, as for the command. Gives what takes it off.
 */
export function annotateAutocomplete(option: DApplicationCommandOption): () => void {
  const original = option.autocomplete as unknown;
  if (typeof original !== "function") return () => undefined;
  const cog = option.from as unknown as Cog;
  let defaults: readonly Annotation[] | undefined;
  const annotated = function (this: unknown, ...args: unknown[]): unknown {
    const body = (): unknown => Reflect.apply(original, this, args);
    const [interaction] = args as [{ readonly client?: unknown } | undefined];
    if (!isAttached(interaction?.client)) return body();
    defaults ??= [...handlerDefaults(cog, "command"), ...lineage(cog).flatMap(({ annotations }) => annotations)];
    return runHandler({ owner: cog, key: `${option.key}.${option.name}`, fn: original, self: this, args }, defaults, body);
  };
  option.autocomplete = annotated as typeof option.autocomplete;
  return () => void ((option.autocomplete as unknown) === annotated && (option.autocomplete = original as typeof option.autocomplete));
}
