import { asNumber, asObject, asText, type JsonObject } from "../untrusted.js";

/** One check-in of a cron monitor. */
export interface ReceivedCheckIn {
  /** The same for the beginning and the end of one run. */
  readonly checkInId: string;
  readonly monitorSlug: string;
  /** `in_progress`, `ok` or `error`. */
  readonly status: string;
  /** Milliseconds; only at the end of a run. */
  readonly duration: number | undefined;
  /** The monitor's schedule and margins, as sent. */
  readonly monitorConfig: JsonObject | undefined;
  readonly traceId: string | undefined;
}

/** Reads an envelope item of type `check_in`. */
export function receivedCheckIn(payload: JsonObject): ReceivedCheckIn {
  const seconds = asNumber(payload["duration"]);
  return {
    checkInId: asText(payload["check_in_id"]) ?? "",
    monitorSlug: asText(payload["monitor_slug"]) ?? "",
    status: asText(payload["status"]) ?? "",
    duration: seconds === undefined ? undefined : seconds * 1000,
    monitorConfig: asObject(payload["monitor_config"]),
    traceId: asText(asObject(asObject(payload["contexts"])?.["trace"])?.["trace_id"]),
  };
}
