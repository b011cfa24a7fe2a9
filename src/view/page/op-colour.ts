const families: Readonly<Record<string, string>> = {
  discord: "discord",
  db: "db",
  http: "http",
  cache: "cache",
  queue: "queue",
  task: "task",
  cron: "task",
};

/** The class that colours what has this op, by its first part: `db.query` is like `db`. */
export function opColour(op: string | undefined): string {
  const family = op?.split(".")[0] ?? "";
  return `op-${Object.hasOwn(families, family) ? families[family] : "other"}`;
}
