/** What is wrong with an annotation: the rule that it breaks, and what to do. */
export interface Fault {
  readonly rule: string;
  readonly remedy: string;
}

/** The first fault of some, if there is one. */
export const first = (...faults: readonly (Fault | undefined)[]): Fault | undefined => faults.find((one) => one !== undefined);
