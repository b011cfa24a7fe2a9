import type { Meters } from "../../plan/plan.js";
import { beginCheckIn, endCheckIn, leaveWaiting } from "../crons/check-in.js";
import type { SentAttribute } from "../values/attribute-value.js";
import { land, takeOff, type Flight } from "./in-flight.js";
import { count, distribution } from "./metric.js";

/** The attributes of one metric, as its readers have given them on entry. */
export type Measured = Readonly<Record<string, SentAttribute>>;

/** What is measured of one call: its metrics and its check-in. All is sent in the present scope, which has to be the call's. */
export class Measuring {
  readonly #place: string;
  readonly #meters: Meters;
  readonly #attributes: readonly Measured[];
  /** Check-ins of calls that gave what runs now. */
  readonly #waiting: string[] | undefined;
  #state: "new" | "running" | "over" = "new";
  #flights: Flight[] = [];
  #checkIn: string | undefined;
  #begun = 0;

  constructor(place: string, meters: Meters, attributes: readonly Measured[], waiting: string[] | undefined) {
    this.#place = place;
    this.#meters = meters;
    this.#attributes = attributes;
    this.#waiting = waiting;
  }

  get isRunning(): boolean {
    return this.#state === "running";
  }

  begin(): void {
    const { metrics, monitor } = this.#meters;
    this.#state = "running";
    metrics.forEach(({ kind, name }, index) => {
      if (kind === "inFlight") this.#flights.push(takeOff(name, this.#attributes[index] ?? {}, this));
    });
    if (monitor !== undefined) this.#checkIn = this.#waiting?.shift() ?? beginCheckIn(this.#place, monitor);
    // Last: what telling of it costs is none of the method's time.
    this.#begun = performance.now();
  }

  /** Ends with a fault, told by its class, or without one. */
  end(fault: string | undefined): void {
    const milliseconds = performance.now() - this.#begun;
    const outcome = fault === undefined ? { success: true } : { success: false, error_type: fault };
    const { metrics, monitor } = this.#meters;
    this.#land();
    metrics.forEach(({ kind, name }, index) => {
      const attributes = { ...this.#attributes[index], ...outcome };
      if (kind === "counted") count(name, attributes);
      else if (kind === "timed") distribution(name, milliseconds, attributes);
    });
    if (monitor === undefined || this.#checkIn === undefined) return;
    endCheckIn(this.#place, monitor, this.#checkIn, fault === undefined, milliseconds / 1000);
  }

  /** The call gave something that has not run yet: each of its runs is measured instead. Gives the check-ins that wait for one. */
  leave(given: object): string[] | undefined {
    this.#land();
    return this.#checkIn === undefined ? undefined : leaveWaiting(given, this.#checkIn);
  }

  #land(): void {
    this.#state = "over";
    for (const flight of this.#flights.splice(0)) land(flight, this);
  }
}
