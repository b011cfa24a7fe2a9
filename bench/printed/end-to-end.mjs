import { rowsOf } from "./rows-of.mjs";

const LINE = /^(.+?) {2,}([\d.]*) {2,}(\d+) {2,}([\d.]+) {2,}([\d.-]*) {2,}([\d.]*) {2,}([\d.]+ – [\d.]+|) *([\d.]*)$/;

/** What a whole bot costs. */
export async function endToEnd({ quick, say }) {
  say("end-to-end");
  const args = quick ? ["--fleets", "1", "--rounds", "2", "--warm-up", "200"] : [];
  const rows = await rowsOf(new URL("../end-to-end/main.ts", import.meta.url), LINE, {}, ["--import", "tsx"], args);
  const head = [
    "a bot",
    "rate",
    "commands a second",
    "CPU a command, ms",
    "of that telemetry",
    "of by hand",
    "middle half",
    "quietest third",
  ];
  return { tables: [{ id: "end-to-end", title: "A whole bot, on a loopback Discord", head, rows }] };
}
