import * as Sentry from "@sentry/node";
import { endChildren } from "./child-bot.js";
import { until } from "./discord-story.js";
import { startFlakyEndpoint, type FlakyEndpoint } from "./flaky-endpoint.js";
import { kept, newFolder, removeFolders } from "./storing.js";

/** What a story of an outage stands on; anew for each test. */
export interface Outage {
  endpoint: FlakyEndpoint;
  folder: string;
}

/** A Sentry that can be told to fail and an empty folder for each test of a file; what a test leaves behind is taken away. */
export function outages(begin: (outage: Outage) => void): void {
  let endpoint: FlakyEndpoint;
  beforeEach(async () => {
    endpoint = await startFlakyEndpoint();
    begin({ endpoint, folder: newFolder() });
  });
  afterEach(async () => {
    endChildren();
    await Sentry.close(1000);
    await endpoint.stop();
    removeFolders();
  });
}

/** All that is captured has arrived or is kept. */
export const settled = async (): Promise<void> => expect(await Sentry.flush(20_000)).toBe(true);

/** Has what is kept sent now, and waits until nothing is left. */
export async function emptied(folder: string): Promise<void> {
  await until("an empty folder", async () => {
    await Sentry.flush();
    return kept(folder).length === 0;
  });
}
