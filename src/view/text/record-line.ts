import type { ReceivedCheckIn } from "../records/received-check-in.js";
import type { ReceivedClientReport } from "../records/received-client-report.js";
import type { ReceivedLog } from "../records/received-log.js";
import type { ReceivedMetric } from "../records/received-metric.js";
import { compact, compactFields } from "./compact.js";
import { styled, type Line, type Piece } from "./line.js";
import { ownAttributes } from "./own-attributes.js";

/** A log on one line: level, text, attributes. */
export function logLine({ level, body, attributes }: ReceivedLog): Line {
  const grave = level === "error" || level === "fatal";
  return [styled(grave ? "red" : level === "warn" ? "yellow" : "green", `log ${level}`), "  ", body, fieldsPiece(attributes)];
}

/** A metric on one line: type, name, value with unit, attributes. */
export function metricLine({ type, name, value, unit, attributes }: ReceivedMetric): Line {
  const amount = `${value ?? "?"}${unit === undefined ? "" : ` ${unit}`}`;
  return [styled("cyan", `metric ${type}`), "  ", styled("bold", name), `  ${amount}`, fieldsPiece(attributes)];
}

/** A check-in on one line: slug, status, duration in ms. */
export function checkInLine({ monitorSlug, status, duration }: ReceivedCheckIn): Line {
  const time = duration === undefined ? "" : `  ${duration.toFixed(1)} ms`;
  return [styled(status === "error" ? "red" : "green", "check-in"), "  ", styled("bold", monitorSlug), `  ${status}${time}`];
}

/** What an SDK dropped, on one line: how many of what, and why. */
export function clientReportLine({ discarded }: ReceivedClientReport): Line {
  const losses = discarded.slice(0, 20).map(({ quantity, category, reason }) => `${quantity} ${category} (${compact(reason)})`);
  return [styled("yellow", "dropped by the SDK"), "  ", losses.join(", ")];
}

/** Logs and metrics carry the sender's host name, each of them. */
function fieldsPiece({ "server.address": _host, ...attributes }: ReceivedLog["attributes"]): Piece {
  const fields = compactFields(ownAttributes(attributes));
  return styled("dim", fields === "" ? "" : `  ${fields}`);
}
