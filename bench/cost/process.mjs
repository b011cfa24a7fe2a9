// Measures cogscope beside Sentry by hand in one mode, in a process of its own: a client is set up once in it, as in a bot.
import * as Sentry from "@sentry/node";
import { answer, input } from "../process/answer.mjs";
import { openClient } from "../process/open-client.mjs";
import { candidatesFor } from "./candidates/own.mjs";
import { interleave } from "./interleave.mjs";
import { MODES } from "./modes.mjs";

const { mode: name, only, ...amount } = input();
const mode = MODES.find((one) => one.name === name);
if (mode.options !== undefined) openClient(Sentry, mode.options);
answer(await interleave({ candidates: candidatesFor(mode, only), mode, ...amount, drain: () => Sentry.flush(2000) }));
