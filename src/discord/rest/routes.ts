/** The answer to an interaction: POST /interactions/{id}/{token}/callback. */
const CALLBACK = /^\/interactions\/(\d+)\/[^/]+\/callback$/;

/** What gives a message back: one that is sent, edited or answered with. */
const MESSAGES = /^\/(?:channels\/\d+|webhooks\/\d+\/[^/]+)(?:\/messages(?:\/[^/]+)?)?$/;

/** The id of the interaction that a request answers first. */
export const answeredInteraction = (method: string, route: string): string | undefined =>
  method === "POST" ? CALLBACK.exec(route)?.[1] : undefined;

/** The id of the message that a request has made or changed, from what Discord gave back. */
export function messageOf(method: string, route: string, result: unknown): string | undefined {
  if (typeof result !== "object" || result === null || (method !== "POST" && method !== "PATCH")) return undefined;
  if (CALLBACK.test(route)) {
    const { resource } = result as { readonly resource?: { readonly message?: { readonly id?: string } } };
    return resource?.message?.id;
  }
  return MESSAGES.test(route) ? (result as { readonly id?: string }).id : undefined;
}
