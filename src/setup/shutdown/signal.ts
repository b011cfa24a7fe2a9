/** What asks a process to end, and can be heard. */
export type Signal = "SIGTERM" | "SIGINT";
