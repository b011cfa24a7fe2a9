import type { Mechanism } from "../../plan/plan.js";

/** What is known here of a client or a collector. */
interface Listening {
  readonly listenerCount?: (event: string) => number;
}

/**
 * Whether somebody takes an error that leaves a listener: who listens for `error`, to which Node hands a rejection. One that is thrown
 * goes to whoever emits, and that is discord.js. The SDK counts what nobody takes as a crash of the whole process' session.
 */
export function mechanismOf(emitter: object, isThrown: boolean): Mechanism {
  const isHeard = ((emitter as Listening).listenerCount?.("error") ?? 0) > 0;
  return { type: "auto.discord.cogscope", handled: !isThrown && isHeard };
}
