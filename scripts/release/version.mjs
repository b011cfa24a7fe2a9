const VERSION = /^(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?$/;

/** The version that is asked for: itself, or the next one by `major`, `minor` or `patch`. Throws a sentence where it is none, or goes back. */
export function versionOf(asked, current) {
  const [, ...parts] = VERSION.exec(current) ?? [];
  const [major, minor, patch] = parts.map(Number);
  const next = { major: `${major + 1}.0.0`, minor: `${major}.${minor + 1}.0`, patch: `${major}.${minor}.${patch + 1}` }[asked] ?? asked;
  if (!VERSION.test(next ?? ""))
    throw new Error(
      `${asked === undefined ? "No version is named" : `${asked} is no version`}. Name one, as 1.2.3, or major, minor or patch.`,
    );
  if (isLower(next, current)) throw new Error(`${next} is lower than ${current}, which package.json has. Name a higher one.`);
  return next;
}

function isLower(one, other) {
  const [a, b] = [one, other].map((version) => VERSION.exec(version).slice(1, 4).map(Number));
  const at = a.findIndex((part, place) => part !== b[place]);
  return at === -1 ? one.includes("-") && !other.includes("-") : a[at] < b[at];
}
