import { createRequire } from "node:module";
import { availableParallelism, cpus } from "node:os";

const { version } = createRequire(import.meta.url)("@sentry/node/package.json");

/** Where figures are from: the day, the machine, the versions. */
export function origin(now = new Date()) {
  const model = cpus()[0]?.model.trim() ?? process.arch;
  return `${now.toISOString().slice(0, 10)} · ${model}, ${availableParallelism()} cores · Node.js ${process.versions.node} · @sentry/node ${version}`;
}
