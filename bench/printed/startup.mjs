import { rowsOf } from "./rows-of.mjs";

const LINE = /^(.+?, (?:Sentry\.init|setupSentry))\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)$/;

/** What setting up costs. */
export async function startup({ quick, say }) {
  say("startup");
  const rows = await rowsOf(new URL("../startup.mjs", import.meta.url), LINE, quick ? { RUNS: "2" } : {});
  const head = ["a bot", "set-up, ms", "of Sentry.init", "until discord.js and pg are loaded, ms", "of Sentry.init"];
  return { tables: [{ id: "startup", title: "Start-up, in fresh processes", head, rows }] };
}
