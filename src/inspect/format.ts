/** How a report is written. */
export const FORMATS = ["table", "json", "markdown"] as const;

export type Format = (typeof FORMATS)[number];
