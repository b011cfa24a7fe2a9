import type { ResponseLike, REST } from "discord.js";
import { guard } from "../../runtime/guard.js";
import { observe } from "../../runtime/results/observe.js";
import { replaceProperty } from "../replace-property.js";

/**
 * Watches each answer of Discord's, also those after which discord.js asks again. Its own event `response` would have it copy each
 * answer, body and all, for whoever listens (@discordjs/rest 2.6, Shared.js). Gives what restores the client as it was.
 */
export function watchAnswers(rest: REST, onAnswer: (url: string, method: string, answer: ResponseLike) => void): () => void {
  const { options } = rest;
  const original = options.makeRequest;
  const makeRequest = function (this: unknown, url: string, init: { readonly method?: string }): unknown {
    const done = (answer: unknown): void =>
      guard("cogscope/discord", "watching an answer", () => onAnswer(url, init.method ?? "GET", answer as ResponseLike));
    return observe(() => Reflect.apply(original, this, [url, init]), { done, failed: () => undefined });
  };
  return replaceProperty(options, "makeRequest", makeRequest, true);
}
