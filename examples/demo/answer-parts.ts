import type { Answer } from "../loopback-discord/answer.js";

interface Component {
  readonly custom_id?: string;
  readonly components?: readonly Component[];
}

/** The custom ids of the buttons under an answer. */
export function buttonIds({ data }: Answer): readonly string[] {
  const rows = (data["components"] as readonly Component[] | undefined) ?? [];
  return rows.flatMap(({ components = [] }) => components.flatMap(({ custom_id }) => custom_id ?? []));
}

/** The custom id of the form that the bot opened. */
export function modalId({ kind, data }: Answer): string {
  if (kind !== "modal") throw new Error(`The bot opened no form, it gave a ${kind}.`);
  return String(data["custom_id"]);
}

/** The event id in "Tell the team this id". */
export function eventIdIn({ content }: Answer): string | undefined {
  return /`([0-9a-f]{32})`/.exec(content)?.[1];
}
