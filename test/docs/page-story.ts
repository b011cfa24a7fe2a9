import * as Sentry from "@sentry/node";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as discord from "../../src/discord/index.js";
import * as cogscope from "../../src/index.js";
import * as setup from "../../src/setup/index.js";
import { Received, startReceiver, type Receiver } from "../../src/view/index.js";
import { isLegacy } from "../support/dialect.js";
import { alike, block, compileWithTsc, evaluate } from "../support/page.js";

type Modules = Readonly<Record<string, unknown>>;

export interface PageStory {
  /** Runs a block of the page, in this file's dialect; gives what it exports. `edit` may take out what prints. */
  run(mark: string, modules?: Modules, edit?: (code: string) => string): Record<string, any>;
  /** All that was sent until now; errors in the order of their capture: they arrive in another one, for the SDK reads source files meanwhile. */
  received(): Promise<Received>;
  /** Holds what was received against what the page shows, without what differs from run to run. */
  shows(mark: string, text: string, steady?: (text: string) => string): void;
}

export interface PageOptions {
  /** Whether Sentry is set up for blocks that do not do it themselves, with all traces kept. Default: true. */
  readonly setUp?: boolean;
}

const ALL = { commands: 1, database: 1, http: 1, tasks: 1, others: 1 };

/** The blocks of a page as a reader runs them, against a receiver on this machine and with a folder that is removed. */
export function pageStory(page: string, { setUp = true }: PageOptions = {}): PageStory {
  let receiver: Receiver;
  let folder: string;
  let captured: (string | undefined)[];

  const offlineStore = (given: setup.SetupOptions["offlineStore"] = true): setup.SetupOptions["offlineStore"] =>
    given === false ? false : { ...(given === true ? {} : given), directory: folder };
  const watched = <C extends Sentry.NodeClient | ReturnType<typeof setup.setupSentry>>(client: C): C => {
    client?.on("preprocessEvent", (event) => void captured.push(event.event_id));
    return client;
  };
  const setupSentry: typeof setup.setupSentry = (options = {}) =>
    watched(
      setup.setupSentry({
        enableRuntimeChannelInjection: false,
        signals: false,
        ...options,
        offlineStore: offlineStore(options.offlineStore),
      }),
    );
  const init: typeof Sentry.init = (options) => watched(Sentry.init({ enableRuntimeChannelInjection: false, ...options }));
  const offlineTransport: typeof setup.offlineTransport = (options) => setup.offlineTransport({ ...options, directory: folder });

  beforeEach(async () => {
    captured = [];
    folder = mkdtempSync(join(tmpdir(), "cogscope-page-"));
    receiver = await startReceiver({ port: 0 });
    process.env["SENTRY_DSN"] = receiver.dsn;
  });
  afterEach(async () => {
    await Sentry.close(2000);
    Sentry.getIsolationScope().clearBreadcrumbs();
    Sentry.getCurrentScope().setClient(undefined);
    cogscope.configure({});
    await receiver.close();
    delete process.env["SENTRY_DSN"];
    rmSync(folder, { recursive: true });
  });

  return {
    run(mark, modules = {}, edit = (code) => code) {
      const code = block(page, `run: ${mark}`);
      if (setUp && !cogscope.isEnabled() && !code.includes("setupSentry(")) setupSentry({ sampling: ALL, onDiagnostic: () => undefined });
      return evaluate(edit(compileWithTsc(code, isLegacy)), {
        cogscope,
        "cogscope/discord": discord,
        "cogscope/setup": { ...setup, setupSentry, offlineTransport },
        "@sentry/node": { ...Sentry, init },
        ...modules,
      });
    },
    async received() {
      await Sentry.flush(2000);
      return inOrder(receiver.received, captured);
    },
    shows(mark, text, steady = alike) {
      if (process.env["SHOW_RECEIVED"]) process.stdout.write(`<<< ${mark}\n${text}\n>>>\n`);
      expect(steady(text)).toBe(steady(block(page, `received: ${mark}`)));
    },
  };
}

function inOrder({ errors, spans, logs, metrics, checkIns, clientReports }: Received, captured: readonly unknown[]): Received {
  const ordered = new Received();
  // What a client captures itself gets its id later, and comes last.
  const at = (id: string): number => (captured.includes(id) ? captured.indexOf(id) : captured.length);
  const byCapture = [...errors].sort((a, b) => at(a.eventId) - at(b.eventId));
  for (const value of byCapture) ordered.add({ kind: "error", value });
  for (const value of spans) ordered.add({ kind: "span", value });
  for (const value of logs) ordered.add({ kind: "log", value });
  for (const value of metrics) ordered.add({ kind: "metric", value });
  for (const value of checkIns) ordered.add({ kind: "checkIn", value });
  for (const value of clientReports) ordered.add({ kind: "clientReport", value });
  return ordered;
}
