/**
 * Makes of `--exclude` a question to a path with `/` between its parts: a name stands for a file or folder of that name anywhere, a text
 * with `/` for the end of a path or a folder in it; `*` is any part of a name, `**` any number of folders.
 */
export function matcherOf(pattern: string): (path: string) => boolean {
  const trimmed = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
  const source = trimmed.replace(/\*\*\/|\*\*|\*|[.+?^${}()|[\]\\]/g, (one) =>
    one === "**/" ? "(?:.*/)?" : one === "**" ? ".*" : one === "*" ? "[^/]*" : `\\${one}`,
  );
  const expression = new RegExp(`(?:^|/)${source}(?:/|$)`);
  return (path) => expression.test(path);
}
