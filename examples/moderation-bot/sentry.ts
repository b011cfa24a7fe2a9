import { setupSentry, type SetupOptions } from "cogscope/setup";

/** Without SENTRY_DSN Sentry stays off, and the annotations cost next to nothing. */
export function startSentry(options: SetupOptions = {}): void {
  setupSentry({
    environment: process.env["SENTRY_ENVIRONMENT"] ?? "development",
    sampling: { commands: 1, http: 0 }, // a small bot: each command is traced; what discord.js asks for by itself is not
    // The evening tells whom it hit; a bot of your own may want the id alone.
    users: "full",
    ...options,
  });
}
