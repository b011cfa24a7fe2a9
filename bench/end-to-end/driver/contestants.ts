/** A bot that takes part. */
export interface Contestant {
  readonly name: string;
  /** Which of the built scripts it is. */
  readonly script: "without-telemetry" | "by-hand" | "cogscope";
  readonly rate: number;
  readonly setup: boolean;
}

export const RATES = [0, 0.1, 1] as const;

export const BARE: Contestant = { name: "without telemetry", script: "without-telemetry", rate: 0, setup: false };

const REPORTING = [
  { name: "by hand", script: "by-hand", setup: false },
  { name: "cogscope", script: "cogscope", setup: false },
  { name: "cogscope, setupSentry", script: "cogscope", setup: true },
] as const;

/** By hand first: the others are compared with it. */
export const atRate = (rate: number): readonly Contestant[] => REPORTING.map((one) => ({ ...one, rate }));

/** Who plays in turns: those that are compared, and no others, so that little time passes between their turns. */
export const GROUPS: readonly (readonly Contestant[])[] = RATES.map((rate, index) =>
  index === 0 ? [BARE, ...atRate(rate)] : atRate(rate),
);

export const CONTESTANTS: readonly Contestant[] = GROUPS.flat();
