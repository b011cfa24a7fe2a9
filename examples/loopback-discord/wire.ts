import type { Fault } from "./faults.js";
import type { JsonObject } from "./json.js";
import type { RecordedRequest } from "./recorded-request.js";

/** What the process with the bot tells the loopback's process. */
export type ToLoopback =
  | { readonly emit: { readonly type: string; readonly data: JsonObject } }
  | { readonly fail: Fault }
  | { readonly disconnect: { readonly shardId: number; readonly code: number } };

/** What the loopback's process tells back. */
export type FromLoopback = { readonly listening: { readonly port: number } } | { readonly request: RecordedRequest };
