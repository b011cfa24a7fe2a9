/** What `cogscope --help` prints. */
export const usage = `cogscope: see what your bot sends to Sentry, and what of it is annotated

Usage
  cogscope view [--port N] [--json] [--keep N]
  cogscope inspect <file or folder>… [--format F] [--min-coverage P] [--exclude PATTERN]… [--timeout S]
  cogscope --help
  cogscope --version

cogscope view: shows what arrives, here and on a page. Start the bot with the printed DSN: SENTRY_DSN=http://public@127.0.0.1:8970/1
  --port N           the port to listen on, 0 to 65535; 0 is any free one (default 8970)
  --json             print one JSON object a line instead of text for reading
  --keep N           how many items to hold, 1 to 1000000; the oldest go first
It listens on 127.0.0.1 only, keeps nothing on disk and sends nothing on. Stop it with Ctrl+C.

cogscope inspect: loads built cogs (.js, .mjs, .cjs) and prints what is annotated. Nothing of them runs but their top level.
  --format F         table, json or markdown (default table)
  --min-coverage P   end with 1 where less than P percent of the cogs' methods are covered, or a module does not load
  --exclude PATTERN  leave files and folders out: a name, or a path with * and **; may be given several times
  --timeout S        seconds that one module may take to load, 0.1 to 3600 (default 10)
TypeScript is loaded where a loader is active: NODE_OPTIONS="--import tsx" cogscope inspect src/cogs

Exit codes: 0 done, 1 below --min-coverage, 2 cannot be done.
`;
