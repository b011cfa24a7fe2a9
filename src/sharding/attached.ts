import { shared } from "../metadata/shared.js";

/** What the functions of this room give. */
export interface ShardingInstrumentation {
  /** Leaves what was instrumented exactly as it was; calls that run are reported to their end. Calling it again does nothing. */
  detach(): void;
}

const attached = shared("sharding.attached", () => new WeakMap<object, ShardingInstrumentation>());

/** Keeps what takes an instrumentation back; a second one, as after a hot reload, takes the place of the first. */
export function attach(target: object, begin: () => (() => unknown)[]): ShardingInstrumentation {
  attached.get(target)?.detach();
  const undo = begin();
  const self: ShardingInstrumentation = {
    detach: () => {
      if (attached.get(target) === self) attached.delete(target);
      undo
        .splice(0)
        .reverse()
        .forEach((step) => step());
    },
  };
  attached.set(target, self);
  return self;
}

/** What gives nothing to detach: a bot that is not sharded. */
export const NOTHING: ShardingInstrumentation = { detach: () => undefined };
