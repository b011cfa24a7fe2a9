import { startTransaction } from "../../src/index.js";
import * as bullmq from "../../src/bullmq/index.js";
import { caught } from "../support/caught.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/jobs.md");

/** BullMQ's two ends without a Redis between them; with one they are told of in test/services. */
const { trace } = jest.requireActual<{ trace: (...args: unknown[]) => Promise<unknown> }>("bullmq/dist/cjs/utils");
const jobs: Record<string, any>[] = [];
class Queue {
  constructor(
    readonly name: string,
    readonly opts: { readonly telemetry: unknown },
  ) {}
  add(name: string, data: object, opts: object): Promise<unknown> {
    return trace(this.opts.telemetry, 3, this.name, "add", `${this.name}.${name}`, async (span: any, metadata: string) => {
      const job = {
        id: "1",
        name,
        queueName: this.name,
        data,
        attemptsMade: 0,
        timestamp: 1,
        processedOn: 7,
        opts: { ...opts, telemetry: { metadata } },
      };
      span.setAttributes({ "bullmq.job.name": name, "bullmq.job.id": job.id });
      jobs.push(job);
      return job;
    });
  }
}
class Worker {
  constructor(
    readonly name: string,
    readonly processor: (job: unknown) => Promise<unknown>,
  ) {}
}

test("The job of a command is one trace with it", async () => {
  const { Digests, worker } = page.run("jobs-queue", { "cogscope/bullmq": bullmq, bullmq: { Queue, Worker } });
  expect(await new Digests().digest("5")).toBe("1");
  expect(await worker.processor(jobs[0])).toBe("digest of 5");
  const { spans } = await page.received();
  const [command, published, processed] = ["command.digest", "publish digests", "process digests"].map((name) =>
    spans.find((span) => span.name === name),
  );
  expect([published?.parentSpanId, processed?.parentSpanId]).toEqual([command?.spanId, published?.spanId]);
  expect([published?.attributes["messaging.message.id"], processed?.attributes["messaging.message.receive.latency"]]).toEqual(["1", 6]);
});

test("Each attempt is an event where that is asked for", async () => {
  const { sendMail } = page.run("jobs-each", { "cogscope/bullmq": bullmq });
  const job = { name: "mail", queueName: "mails", data: { to: "bob" }, opts: { attempts: 2 } };
  for (const attemptsMade of [0, 1]) await caught(() => startTransaction("task.run", "run", () => sendMail({ ...job, attemptsMade })));
  expect((await page.received()).errors.map(({ contexts }) => (contexts as any).job.attempt)).toEqual([1, 2]);
});
