import type { ResponseLike, REST } from "discord.js";
import { guard } from "../../runtime/guard.js";
import { chain, isPlainPromise, isPromise } from "../../runtime/results/native-promise.js";
import { replaceMethod } from "../replace-method.js";

/**
 * Watches each answer of Discord's, also those after which discord.js asks again. Its own event `response` would have it copy each
 * answer, body and all, for whoever listens (@discordjs/rest 2.6, Shared.js). Gives what restores the client as it was.
 */
export function watchAnswers(rest: REST, onAnswer: (url: string, method: string, answer: ResponseLike) => void): () => void {
  const { options } = rest;
  const original = options.makeRequest;
  const makeRequest = function (this: unknown, url: string, init: { readonly method?: string }): unknown {
    const answer: unknown = Reflect.apply(original, this, [url, init]);
    if (!isPromise(answer) || !isPlainPromise(answer)) return answer;
    const onValue = (value: unknown): unknown => {
      guard("cogscope/discord", "watching an answer", () => onAnswer(url, init.method ?? "GET", value as ResponseLike));
      return value;
    };
    return chain(answer, onValue, (error) => {
      throw error;
    });
  };
  return replaceMethod(options, "makeRequest", makeRequest, true);
}
