/** The answer to an interaction: POST /interactions/{id}/{token}/callback. */
const CALLBACK = /^\/interactions\/(\d+)\/[^/]+\/callback$/;

/** What gives a message back: one that is sent, edited or answered with. */
const MESSAGES = /^\/(?:channels\/\d+|webhooks\/\d+\/[^/]+)(?:\/messages(?:\/[^/]+)?)?$/;

/** The id of the interaction that a request answers first. */
export const answeredInteraction = (method: string, route: string): string | undefined =>
  method === "POST" ? CALLBACK.exec(route)?.[1] : undefined;

/** Whether Discord gives back the message that a request, which is no such answer, has made or changed. */
export const givesMessage = (method: string, route: string): boolean => (method === "POST" || method === "PATCH") && MESSAGES.test(route);

/** The id of that message, from what Discord gave back; `isAnswer` says whether the request was the first answer to an interaction. */
export function messageOf(isAnswer: boolean, result: unknown): string | undefined {
  if (typeof result !== "object" || result === null) return undefined;
  if (!isAnswer) return (result as { readonly id?: string }).id;
  const { resource } = result as { readonly resource?: { readonly message?: { readonly id?: string } } };
  return resource?.message?.id;
}
