import type { ReceivedItem } from "cogscope/view";

/** No token in anything that was sent, be it in a URL, a name, a breadcrumb or a message. */
export function leakedSecrets(secrets: readonly string[], items: readonly ReceivedItem[]): readonly string[] {
  const texts = items.map(({ type, payload }) => ({ type, text: JSON.stringify(payload) }));
  return texts
    .filter(({ text }) => secrets.some((secret) => text.includes(secret)))
    .map(({ type }) => `An item of type '${type}' holds a token.`);
}
