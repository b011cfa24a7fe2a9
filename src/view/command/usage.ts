/** What `cogscope --help` prints. */
export const usage = `cogscope view: see on your own machine what your bot sends to Sentry

Usage
  cogscope view [--port N] [--json]
  cogscope --help
  cogscope --version

Options
  --port N   the port to listen on, 0 to 65535; 0 is any free one (default 8970)
  --json     print one JSON object a line instead of text for reading

Then start the bot with the printed DSN: SENTRY_DSN=http://public@127.0.0.1:8970/1
It listens on 127.0.0.1 only, keeps nothing on disk and sends nothing on. Stop it with Ctrl+C.
`;

/** A command line that cannot be carried out. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
