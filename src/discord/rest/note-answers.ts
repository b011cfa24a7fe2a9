import type { REST } from "discord.js";
import { awaitAnswer } from "../../runtime/requests/awaited-answers.js";
import { knowDiscordApi } from "../../runtime/requests/discord-hosts.js";
import { activeClientOf } from "../../sentry/client.js";
import { currentScopes } from "../../sentry/scopes.js";
import { noteLimited } from "./rate-limits.js";
import { watchAnswers } from "./watch-answers.js";

/** Tells the SDK's records of a client's requests whose they are and whither they go, and notes the limits that Discord answers with. */
export function noteAnswers(rest: REST): () => void {
  knowDiscordApi(rest.options.api);
  return watchAnswers(rest, (url, method) => {
    knowDiscordApi(rest.options.api);
    const scopes = currentScopes();
    const client = activeClientOf(scopes);
    const settle = client && awaitAnswer(method, url, { client, scopes });
    return (answer) => {
      settle?.();
      if (answer !== undefined) noteLimited(url, method, answer);
    };
  });
}
