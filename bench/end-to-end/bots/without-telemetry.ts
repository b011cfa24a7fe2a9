import { createBot } from "../../../examples/moderation-bot/bot.js";
import { serve } from "./serve.js";

// The example, built with words that do nothing (`../without-telemetry`).
void serve(createBot, { start: () => undefined, flush: () => Promise.resolve() });
