/** Origins that a parser gives as they are written, with no credentials then; a bot asks of a few, so as many are remembered. */
const origins = new Set<string>();
const MEMORY = 100;
const LONGEST = 100;

/** The path of a URL, as a parser gives it but for what has to be encoded; a path without its query; any other text as it is. */
export function pathOf(urlOrPath: string): string {
  const path = urlOrPath.includes("?") || urlOrPath.includes("#") ? urlOrPath.replace(/[?#].*$/, "") : urlOrPath;
  if (path.startsWith("/")) return path;
  const at = pathAt(path);
  if (at !== -1) return path.slice(at);
  try {
    return new URL(path).pathname;
  } catch {
    return path;
  }
}

/** The origin of a URL; nothing where it is none. */
export function originOf(url: string): string | undefined {
  const end = url.indexOf("/", url.indexOf("://") + 3);
  const origin = url.slice(0, end);
  if (end !== -1 && isOrigin(origin)) return origin;
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

/**
 * Where the path of a URL begins whose segments a parser leaves as they are; else -1. Parsing, and asking for each character whether it
 * need be, takes longer than all else that is done to a URL.
 */
function pathAt(url: string): number {
  const at = url.startsWith("http") ? url.indexOf("/", url.indexOf("://") + 3) : -1;
  if (at === -1 || url.includes("/.") || url.includes("/:") || url.includes("%2") || url.includes("\\")) return -1;
  if (url.includes("\n") || url.includes("\r") || url.includes("\t") || url.charCodeAt(url.length - 1) <= 32) return -1;
  return isOrigin(url.slice(0, at)) ? at : -1;
}

function isOrigin(text: string): boolean {
  if (origins.has(text)) return true;
  if (text.length > LONGEST || !URL.canParse(text) || new URL(text).origin !== text) return false;
  if (origins.size >= MEMORY) origins.clear();
  origins.add(text);
  return true;
}
