import * as Sentry from "@sentry/node";
import { setupSentry } from "cogscope/setup";
import { createBot } from "../../../examples/moderation-bot/bot.js";
import { serve } from "./serve.js";
import { flush, sentryOptions } from "./start-sentry.js";

// The example as it is.
void serve(createBot, {
  start: (settings) => {
    if (settings.setup) setupSentry({ ...sentryOptions(settings), offlineStore: false, floodLimit: false });
    else Sentry.init(sentryOptions(settings));
  },
  flush,
});
