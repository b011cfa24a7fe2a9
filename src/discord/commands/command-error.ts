import { errorClass } from "../../runtime/errors/error-type.js";
import { read } from "../../runtime/errors/expected.js";

/** The context block of an error that made a command fail; fields as the seed names them. */
export function commandError(error: unknown): Record<string, unknown> {
  const message = typeof error === "object" ? read(error, "message") : error;
  const block: Record<string, unknown> = { error_type: errorClass(error) };
  const [text, file] = [messageOf(message), moduleOf(error)];
  if (text !== undefined) block["error_message"] = text;
  if (file !== undefined) block["error_module"] = file;
  return block;
}

function messageOf(message: unknown): string | undefined {
  return typeof message === "string" ? message : typeof message === "number" ? String(message) : undefined;
}

/** The first line of a stack: `at Moderation.ban (/bot/cogs/moderation.js:10:5)`; the file is what comes before the numbers. */
const FRAME = /^\s+at (?:.*\()?(?:file:\/\/)?(.+?):\d+:\d+\)?$/;

/** The file that an error was made in, from the folder of its package on. */
function moduleOf(error: unknown): string | undefined {
  const stack = read(error, "stack");
  const first =
    typeof stack === "string"
      ? stack
          .slice(0, 20_000)
          .split("\n")
          .find((line) => /^\s+at /.test(line))
      : undefined;
  // Code that was made at run time is in no file.
  const file = first === undefined || first.includes("eval at ") ? undefined : FRAME.exec(first.slice(0, 500))?.[1];
  if (file === undefined) return undefined;
  const root = `${process.cwd()}/`;
  return file.startsWith(root) ? file.slice(root.length) : file.replace(/^.*\/node_modules\//, "");
}
