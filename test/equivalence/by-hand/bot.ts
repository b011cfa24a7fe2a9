import * as Sentry from "@sentry/node";
import type { Bot } from "../bot.js";
import { cases } from "./cases.js";
import { commands } from "./commands.js";
import { moderation } from "./moderation.js";
import { afresh, withTrail } from "./unasked.js";

export const handWrittenBot: Bot = {
  commands,
  moderation,
  cases,
  captureOutside: (error) => withTrail(error, () => void Sentry.captureException(error)),
  afresh,
};
