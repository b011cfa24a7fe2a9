/** Both ways in which Sentry 11 sends spans; stories that concern spans are told in each. */
export const LIFECYCLES = ["stream", "static"] as const;
