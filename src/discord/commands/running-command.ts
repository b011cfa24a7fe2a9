import { close } from "../../runtime/close.js";
import { resume } from "../../runtime/enter.js";
import { errorClass } from "../../runtime/errors/error-type.js";
import type { Frame } from "../../runtime/frame.js";
import { guard } from "../../runtime/guard.js";
import { markFailed } from "../../runtime/leave.js";
import type { Readings } from "../../runtime/readings/readings.js";
import { writeReadings } from "../../runtime/readings/write-readings.js";
import { deferContext } from "../../runtime/values/deferred-context.js";
import { commandMetrics } from "../../telemetry/command-metrics.js";
import { endSpanAt } from "../../sentry/end-span-at.js";
import type { AcknowledgementWatch } from "./acknowledgement-watch.js";
import type { Command } from "./command.js";
import { commandError } from "./command-error.js";

/** The error type of a command that was given up. */
const TIMEOUT = "timeout";

/** One run of a command, from its event to its end: its outcome, its clock, its metrics. */
export class RunningCommand {
  readonly command: Command;
  readonly frame: Frame;
  readonly acknowledgement: AcknowledgementWatch | undefined;
  readonly #begun = performance.now();
  readonly #timeout: NodeJS.Timeout | undefined;
  readonly #onEnd: () => void;
  #fault: { readonly error: unknown } | undefined;
  #settledAt: number | undefined;
  #isOver = false;

  constructor(
    command: Command,
    frame: Frame,
    facts: Readings,
    { timeout, acknowledgement, onEnd }: { timeout: number; acknowledgement: AcknowledgementWatch | undefined; onEnd: () => void },
  ) {
    this.command = command;
    this.frame = frame;
    this.acknowledgement = acknowledgement;
    this.#onEnd = onEnd;
    // On the isolation scope, so that what the bot sets itself, through Sentry's own functions too, wins.
    writeReadings(facts, frame.client, frame.isolationScope, frame.isolationScope);
    if (frame.entry) frame.entry.onFault = (error) => this.#fail(error);
    if (timeout > 0) {
      this.#timeout = setTimeout(() => guard(frame.plan.place, "giving a command up", () => this.#giveUp(timeout)), timeout);
      this.#timeout.unref();
    }
    acknowledgement?.begin(frame, command, () => this.#settle());
  }

  /** All listeners have settled. It is over, unless somebody who was not waited for may still answer. */
  settled(): void {
    this.#settledAt = performance.now();
    this.#settle();
  }

  /** Whether it only waits for an answer to its interaction. */
  get isWaiting(): boolean {
    return this.#settledAt !== undefined && !this.#isOver;
  }

  /** Ends it as it is, if it only waits. */
  endNow(): void {
    if (this.#settledAt !== undefined) this.#end(this.#settledAt);
  }

  #settle(): void {
    if (this.#settledAt === undefined || this.acknowledgement?.isOpen === true) return;
    this.#end(Math.max(this.#settledAt, this.acknowledgement?.answeredAt ?? 0));
  }

  #fail(error: unknown): void {
    // The first error says why the command failed; it passes many calls on its way.
    if (this.#isOver || this.#fault !== undefined) return;
    this.#fault = { error };
    const { isolationScope } = this.frame;
    isolationScope.setContext("command_error", deferContext(commandError(error)));
    this.#say({ "command.success": false, "command.error_type": errorClass(error) });
  }

  #say(tags: Readonly<Record<string, string | boolean>>): void {
    this.frame.isolationScope.setTags(tags).setAttributes(tags);
  }

  #giveUp(timeout: number): void {
    const { command, frame } = this;
    if (this.#isOver) return;
    // It has finished, and waits for an answer that may still be given.
    if (this.#settledAt !== undefined) return this.#end(this.#settledAt);
    this.#say({ "command.success": false, "command.error_type": TIMEOUT });
    resume(frame, () => {
      frame.scope.captureMessage(
        `The command '${command.name}' has not finished after ${timeout < 10_000 ? `${timeout} ms` : `${Math.round(timeout / 1000)} s`}`,
        "warning",
        {
          captureContext: { fingerprint: ["command has not finished", command.spanName] },
        },
      );
    });
    frame.span?.setStatus({ code: 2, message: "deadline_exceeded" });
    this.#end(performance.now(), TIMEOUT);
  }

  #end(at: number, errorType = this.#fault && errorClass(this.#fault.error)): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timeout);
    const { frame, command } = this;
    const success = errorType === undefined;
    guard(frame.plan.place, "ending a command", () =>
      resume(frame, () => {
        this.acknowledgement?.end();
        if (success) this.#say({ "command.success": true });
        commandMetrics(command.name, command.type, { duration: at - this.#begun, success, errorType });
        const { span } = frame;
        span?.setAttributes(success ? { "command.success": true } : { "command.success": false, "command.error_type": errorType });
        if (this.#fault && errorType !== TIMEOUT && span?.isRecording() === true) markFailed(span, this.#fault.error);
        if (span) endSpanAt(span, at, this.#begun);
      }),
    );
    close(frame);
    this.#onEnd();
  }
}
