import * as Sentry from "@sentry/node";
import { createBot } from "../by-hand/bot.js";
import { cleanBreadcrumb, cleanSpan } from "../by-hand/clean-urls.js";
import { serve } from "./serve.js";
import { flush, sentryOptions } from "./start-sentry.js";

void serve(createBot, {
  start: (settings) => void Sentry.init({ ...sentryOptions(settings), beforeSendSpan: cleanSpan, beforeBreadcrumb: cleanBreadcrumb }),
  flush,
});
