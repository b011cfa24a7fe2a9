/** A page of the site: what the menu calls it, and its file without the ending. */
export interface PageLink {
  readonly text: string;
  readonly page: string;
}

/** The menu at the side, in the order in which a reader needs it; each page of `docs/` stands in it once. */
export const NAVIGATION: readonly { readonly text: string; readonly pages: readonly PageLink[] }[] = [
  {
    text: "Start",
    pages: [
      { text: "Install to first trace", page: "getting-started" },
      { text: "Transaction, span or metric", page: "choosing" },
      { text: "Troubleshooting", page: "troubleshooting" },
    ],
  },
  {
    text: "The words",
    pages: [
      { text: "Tags, context, span data", page: "tags-and-context" },
      { text: "Scopes", page: "scopes" },
      { text: "Users", page: "users" },
      { text: "Breadcrumbs", page: "breadcrumbs" },
      { text: "Metrics", page: "metrics" },
      { text: "Crons", page: "crons" },
      { text: "What stays as it was", page: "transparency" },
    ],
  },
  {
    text: "Your bot's framework",
    pages: [
      { text: "discord.js", page: "discord" },
      { text: "sapphire", page: "sapphire" },
      { text: "discordx", page: "discordx" },
      { text: "necord (NestJS)", page: "necord" },
    ],
  },
  {
    text: "Set-up",
    pages: [
      { text: "Setting Sentry up", page: "setup" },
      { text: "Sampling", page: "sampling" },
      { text: "Privacy", page: "privacy" },
    ],
  },
  {
    text: "Tools",
    pages: [
      { text: "See it: cogscope view", page: "view" },
      { text: "Check it: cogscope inspect", page: "inspect" },
      { text: "Test it: cogscope/testing", page: "testing" },
    ],
  },
  {
    text: "Past one machine",
    pages: [
      { text: "Shards", page: "sharding" },
      { text: "Jobs and queues", page: "jobs" },
      { text: "How much is sent", page: "scale" },
      { text: "Performance", page: "performance" },
    ],
  },
  {
    text: "Coming from elsewhere",
    pages: [
      { text: "From calls by hand", page: "from-hand-written" },
      { text: "From @sentry/nestjs", page: "from-sentry-nestjs" },
      { text: "From tux's Python service", page: "from-tux" },
    ],
  },
];
