import * as Sentry from "@sentry/node";
import type { Bot } from "../bot.js";
import { cases } from "./cases.js";
import { commands } from "./commands.js";
import { moderation } from "./moderation.js";

export const annotatedBot: Bot = {
  commands,
  moderation,
  cases,
  captureOutside: (error) => void Sentry.captureException(error),
  afresh: (callback) => callback(),
};
