/** What diagnostics of the set-up name as their place. */
export const PLACE = "cogscope/setup";
