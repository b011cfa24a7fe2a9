import { randomBytes } from "node:crypto";

/** What a user or a timer waits for: a trace and an isolation scope of its own. */
export interface EntryPoint {
  readonly id: string;
  open: boolean;
}

export const newEntryPoint = (): EntryPoint => ({ id: randomBytes(8).toString("hex"), open: true });
