import * as Sentry from "@sentry/node";
import { Cron, type CronCallback, type CronOptions } from "croner";
import cron from "node-cron";
import { CaptureErrors, Monitor } from "../../../src/index.js";
import { record, sent, type Recording } from "../../support/recording.js";

/** A day that tests do not live to see; the jobs are run by hand. */
const NEVER = "0 0 0 29 2 *";

class Tasks {
  runs = 0;
  gate: Promise<void> | undefined;

  @Monitor("refresh", { schedule: "0 0 29 2 *" })
  async refresh(): Promise<string> {
    this.runs++;
    await this.gate;
    return `run ${this.runs}`;
  }

  @Monitor("failing")
  @CaptureErrors
  async failing(): Promise<void> {
    throw new Error("no");
  }

  @Monitor("synchronous")
  synchronous(): void {
    this.runs++;
  }
}

let tasks: Tasks;
let sentry: Recording;
beforeEach(() => {
  sentry = record();
  tasks = new Tasks();
});
afterEach(() => Sentry.close(1000));

const checkIns = async (): Promise<string[]> => {
  await sent();
  return sentry.ofType("check_in").map(({ monitor_slug, status }) => `${monitor_slug} ${status}`);
};

describe("croner", () => {
  const jobs: Cron[] = [];
  afterEach(() => jobs.splice(0).forEach((job) => job.stop()));
  const job = (run: () => unknown, options: CronOptions = {}): Cron => {
    const made = new Cron(NEVER, options, run as CronCallback);
    jobs.push(made);
    return made;
  };

  it("runs a task from a function, and as the bound method itself", async () => {
    await job(() => tasks.refresh()).trigger();
    await job(tasks.refresh.bind(tasks)).trigger();
    await job(tasks.synchronous.bind(tasks)).trigger();
    expect(tasks.runs).toBe(3);
    expect(await checkIns()).toEqual([
      "refresh in_progress",
      "refresh ok",
      "refresh in_progress",
      "refresh ok",
      "synchronous in_progress",
      "synchronous ok",
    ]);
    expect(sentry.spans.filter(({ isSegment }) => isSegment)).toHaveLength(3);
  });

  it("catches a task's error as it would, after the check-in has told it", async () => {
    const errors: unknown[] = [];
    await job(() => tasks.failing(), { catch: (error) => void errors.push(error) }).trigger();
    expect(errors).toEqual([new Error("no")]);
    await expect(job(() => tasks.failing()).trigger()).rejects.toThrow("no");
    expect(await checkIns()).toEqual(["failing in_progress", "failing error", "failing in_progress", "failing error"]);
    expect(sentry.errors).toHaveLength(2);
  });

  it("knows that a task runs still, and that it is over", async () => {
    let open: () => void = () => undefined;
    tasks.gate = new Promise((resolve) => (open = resolve));
    const protectedJob = job(() => tasks.refresh(), { protect: true });
    const first = protectedJob.trigger();
    expect(protectedJob.isBusy()).toBe(true);
    expect(await checkIns()).toEqual(["refresh in_progress"]);
    open();
    await first;
    expect(protectedJob.isBusy()).toBe(false);
    expect(tasks.runs).toBe(1);
    expect(await checkIns()).toEqual(["refresh in_progress", "refresh ok"]);
  });
});

describe("node-cron", () => {
  it("runs a task from a function, and as the bound method itself, and has its result", async () => {
    const jobs = [cron.createTask(NEVER, () => tasks.refresh()), cron.createTask(NEVER, tasks.refresh.bind(tasks))];
    expect([await jobs[0]?.execute(), await jobs[1]?.execute()]).toEqual(["run 1", "run 2"]);
    expect(await checkIns()).toEqual(["refresh in_progress", "refresh ok", "refresh in_progress", "refresh ok"]);
    for (const job of jobs) await job.destroy();
  });

  it("tells of a task's error as it would", async () => {
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };
    const job = cron.createTask(NEVER, () => tasks.failing(), { logger: quiet });
    const failed = new Promise<Error | undefined>((resolve) => job.on("execution:failed", ({ execution }) => resolve(execution?.error)));
    await expect(job.execute()).rejects.toThrow("no");
    expect((await failed)?.message).toBe("no");
    expect(await checkIns()).toEqual(["failing in_progress", "failing error"]);
    await job.destroy();
  });
});
