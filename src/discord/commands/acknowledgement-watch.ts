import { report } from "../../runtime/diagnostics.js";
import { keepBreadcrumb } from "../../runtime/keep-breadcrumb.js";
import { resume } from "../../runtime/enter.js";
import type { Frame } from "../../runtime/frame.js";
import { guard } from "../../runtime/guard.js";
import { count, distribution } from "../../runtime/metrics/metric.js";
import { ageOf, DEADLINE, nextMoment, type Timeliness, type Verdict } from "./acknowledgement.js";
import type { Command } from "./command.js";

/** Discord's error codes for an interaction that it no longer knows, and for one that has its answer. */
const TOO_LATE = 10062;
const ALREADY_ANSWERED = 40060;

/** Watches for the first answer to one interaction, for which Discord waits three seconds. */
export class AcknowledgementWatch {
  readonly #created: number;
  readonly #slow: number;
  /** How old the interaction was when its handlers were called. */
  readonly #delay: number;
  #frame: Frame | undefined;
  #command: Command | undefined;
  #onChange: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #attempts = 0;
  #isStopped = false;
  #verdict: Verdict | undefined;
  /** When it was answered, as `performance.now()` has it. */
  answeredAt: number | undefined;

  constructor(createdTimestamp: number, slow: number) {
    this.#created = createdTimestamp;
    this.#slow = slow;
    this.#delay = ageOf(createdTimestamp);
  }

  begin(frame: Frame, command: Command, onChange: () => void): void {
    this.#frame = frame;
    this.#command = command;
    this.#onChange = onChange;
    this.#look();
    this.#arm();
  }

  /** Whether an answer is still to be waited for. */
  get isOpen(): boolean {
    return this.#verdict === undefined && !this.#isStopped && (this.#attempts > 0 || ageOf(this.#created) < DEADLINE);
  }

  /** Nobody tells of answers any more: what is not known now stays unknown. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#onChange();
  }

  /** An answer is on its way to Discord; gives what takes its fate. */
  attempt(kind: string): { accepted: () => void; refused: (code: unknown) => void } {
    this.#attempts++;
    const over = (timeliness: Timeliness | undefined): void =>
      void guard("cogscope/discord", "noting an acknowledgement", () => {
        this.#attempts--;
        const conclude = (): void => void (timeliness !== undefined && this.#conclude(timeliness, kind));
        // Another command may have answered, by awaitMessageComponent: the answer is still this one's.
        if (this.#frame) resume(this.#frame, conclude);
        else conclude();
        this.#onChange();
      });
    return {
      accepted: () => over(ageOf(this.#created) >= this.#slow ? "slow" : "in_time"),
      refused: (code) => {
        // Somebody else has answered it: another process of the bot, while it is deployed anew.
        if (code === ALREADY_ANSWERED) this.#isStopped = true;
        over(code === TOO_LATE ? "late" : undefined);
      },
    };
  }

  /** The command is over: says on its span, which is still open, what is known. Runs in the command's scopes. */
  end(): void {
    clearTimeout(this.#timer);
    if (this.#verdict === undefined && !this.#isStopped && !this.isOpen) {
      this.#verdict = { timeliness: "never", age: 0, kind: "" };
      count("bot.interaction.unacknowledged", { command: this.#command?.name, command_type: this.#command?.type });
      this.#tag("never");
    }
    const span = this.#frame?.span;
    if (span === undefined) return;
    const { timeliness, age, kind } = this.#verdict ?? {};
    span.setAttribute("discord.handler_delay", this.#delay).setAttribute("discord.acknowledged", timeliness);
    if (timeliness !== undefined && timeliness !== "never")
      span.setAttribute("discord.ack_time", age).setAttribute("discord.ack_type", kind);
  }

  /** One timer at a time: first for the moment from which an answer is slow, then for Discord's deadline. */
  #arm(): void {
    clearTimeout(this.#timer);
    const age = ageOf(this.#created);
    const next = nextMoment(age, this.#slow);
    if (this.#verdict !== undefined || next === Infinity) return;
    this.#timer = setTimeout(
      () =>
        void guard("cogscope/discord", "watching for an acknowledgement", () => {
          this.#look();
          this.#arm();
          this.#onChange();
        }),
      Math.max(next - age, 1),
    );
    this.#timer.unref();
  }

  /** It may have been slow before it came here. */
  #look(): void {
    if (this.#verdict === undefined && ageOf(this.#created) >= this.#slow) this.#warn("not acknowledged yet");
  }

  #conclude(timeliness: Timeliness, kind: string): void {
    if (this.#verdict !== undefined) return;
    const age = ageOf(this.#created);
    this.#verdict = { timeliness, age, kind };
    this.answeredAt = performance.now();
    clearTimeout(this.#timer);
    const { name: command, type: command_type } = this.#command ?? {};
    distribution("bot.interaction.ack_time", age, { command, command_type, ack_type: kind, acknowledged: timeliness });
    if (timeliness !== "in_time") this.#warn(timeliness === "late" ? "acknowledged too late" : "acknowledged slowly", timeliness);
    if (timeliness === "slow" && age > DEADLINE + 1000)
      report(
        "cogscope/discord",
        "Discord took an answer that was too late by this machine's clock; the clock is ahead of Discord's, so times to acknowledge are too long",
      );
  }

  #warn(what: string, timeliness: Timeliness = "slow"): void {
    const { isolationScope, client } = this.#frame ?? {};
    if (isolationScope === undefined || client === undefined) return;
    const age = ageOf(this.#created);
    const message = `Interaction ${what}: ${age} ms after its creation; Discord waits ${DEADLINE} ms`;
    keepBreadcrumb({ category: "discord", level: "warning", message, data: { age } }, client, isolationScope);
    this.#tag(timeliness);
  }

  #tag(timeliness: Timeliness): void {
    const tags = { "discord.acknowledged": timeliness };
    this.#frame?.isolationScope.setTags(tags).setAttributes(tags);
  }
}
