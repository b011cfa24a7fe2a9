import * as Sentry from "@sentry/node";
import type { Browser, BrowserContextOptions } from "playwright-core";

import { startReceiver, type Receiver } from "../../src/view/index.js";
import { open, startChromium, type OpenPage } from "./chromium.js";
import { anEvening, reportTo } from "./evening.js";

/** A viewer that has received an evening, for the tests of one `describe`. */
export interface OpenedViewer {
  readonly receiver: Receiver;
  /** Opens its page in a fresh profile, which is closed after the test. */
  open(options?: BrowserContextOptions, hash?: string): Promise<OpenPage>;
}

/** Starts a browser and a viewer before the tests, lets the real SDK report an evening, and ends all of it after them. */
export function openedViewer(traceLifecycle: "stream" | "static" = "stream"): OpenedViewer {
  let browser: Browser;
  let receiver: Receiver;

  beforeAll(async () => {
    [browser, receiver] = await Promise.all([startChromium(), startReceiver({ page: true })]);
    reportTo(receiver, traceLifecycle);
    await anEvening();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await Sentry.close();
    await browser?.close();
    await receiver?.close();
  });

  return {
    get receiver() {
      return receiver;
    },
    open: (options, hash) => open(browser, receiver, options, hash),
  };
}
