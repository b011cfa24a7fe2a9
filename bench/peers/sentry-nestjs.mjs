// Measures `SentryTraced` of @sentry/nestjs beside Sentry by hand, both with the SDK that @sentry/nestjs brings.
import * as Sentry from "@sentry/nestjs";
import { makeCog } from "../cost/cog.mjs";
import { bare } from "../cost/candidates/bare.mjs";
import { byHand } from "../cost/candidates/by-hand.mjs";
import { entryByHand } from "../cost/candidates/entry-by-hand.mjs";
import { spanByHand } from "../cost/candidates/span-by-hand.mjs";
import { decorate } from "../cost/decorate.mjs";
import { interleave } from "../cost/interleave.mjs";
import { MODES } from "../cost/modes.mjs";
import { answer, input } from "../process/answer.mjs";
import { openClient } from "../process/open-client.mjs";

const traced = {
  name: "peer",
  make: ({ kind, fails }) => new (decorate(makeCog("SentryTraced", kind, fails), "handle", Sentry.SentryTraced("function")))(),
};

const { mode: name, ...amount } = input();
const mode = MODES.find((one) => one.name === name);
const entry = entryByHand(Sentry);
const candidates = [bare, byHand(Sentry), ...(mode.root === true ? [] : [spanByHand(Sentry)]), traced].map((one) => ({ entry, ...one }));
if (mode.options !== undefined) openClient(Sentry, mode.options);
answer(await interleave({ candidates, mode, ...amount, drain: () => Sentry.flush(2000) }));
