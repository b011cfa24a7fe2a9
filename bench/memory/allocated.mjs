// The bytes that a call allocates: how much the heap has grown after some calls of which nothing was collected yet. The space for what is
// young is made big enough for all of them (`--min-semi-space-size`), and is emptied before.
import * as Sentry from "@sentry/node";
import { candidatesFor } from "../cost/candidates/own.mjs";
import { interleave } from "../cost/interleave.mjs";
import { MODES } from "../cost/modes.mjs";
import { answer, input } from "../process/answer.mjs";
import { openClient } from "../process/open-client.mjs";

const { mode: name, only, ...amount } = input();
const mode = MODES.find((one) => one.name === name);
if (mode.options !== undefined) openClient(Sentry, mode.options);
const meter = { before: () => globalThis.gc({ type: "minor" }), read: () => process.memoryUsage().heapUsed };
const drain = () => Sentry.flush(2000);
answer(await interleave({ candidates: candidatesFor(mode, only), mode, ...amount, drain, meter, mostCalls: 1000 }));
