import { openFrame, type Frame } from "../../runtime/frame.js";
import { isObject } from "../../runtime/is-object.js";
import { guard } from "../../runtime/guard.js";
import { follow } from "../../runtime/leave.js";
import type { RunningCommand } from "../commands/running-command.js";
import type { Watch } from "./emit-through.js";
import { mechanismOf } from "./mechanism-of.js";

/** One event of the gateway on its way through the listeners: over when what each of them gave has settled. */
export class Dispatch {
  readonly client: object;
  /** The interaction or message that it is about, if any. */
  readonly source: unknown;
  readonly frame: Frame;
  command: RunningCommand | undefined;
  readonly #onSettled: () => void;
  /** The walk through the listeners, and each that has not settled. */
  #running = 1;

  constructor(client: object, source: unknown, frame: Frame, onSettled: () => void) {
    this.client = client;
    this.source = source;
    this.frame = frame;
    this.#onSettled = onSettled;
  }

  /** Lets it be found from inside. */
  register(): this {
    this.frame.work.kept = this;
    return this;
  }

  /** Something more to wait for. */
  watch(): Watch {
    this.#running++;
    let isOver = false;
    const over = (): void => {
      if (isOver) return;
      isOver = true;
      this.#leave();
    };
    return {
      settled: over,
      failed: (error, isThrown = false) => {
        if (this.frame.capture) this.frame.capture = { ...this.frame.capture, mechanism: mechanismOf(this.client, isThrown) };
        const { captured } = follow(this.frame, error, () => undefined);
        // A primitive that one listener's emit has thrown into another is known there only by its way.
        if (captured && !isObject(error)) this.frame.passing = { value: error, captured };
        over();
      },
    };
  }

  /** The listeners have all been called. */
  walked(): void {
    this.#leave();
  }

  #leave(): void {
    if (--this.#running === 0) guard(this.frame.plan.place, "ending the event", this.#onSettled);
  }
}

/** The event of a client inside which something runs, if that event is not over. */
export function dispatchAround(frame: Frame | undefined, client?: object): Dispatch | undefined {
  for (let at = openFrame(frame)?.work; at !== undefined; at = at.within) {
    const { kept } = at;
    if (isDispatch(kept) && (client === undefined || kept.client === client)) return kept.frame.open ? kept : undefined;
  }
  return undefined;
}

/** Of another copy of this package it is one too, though no instance of ours. */
const isDispatch = (kept: object | undefined): kept is Dispatch => kept !== undefined && "source" in kept && "frame" in kept;
