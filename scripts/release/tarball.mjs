/** What may be in the package; all else is there by mistake. */
const ALLOWED = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^docs\/[\w-]+\.(md|svg)$/,
  /^src\/[\w/-]+\.(ts|css|html|svg)$/,
  /^src\/view\/page\/tsconfig\.json$/,
  /^dist\/(esm|cjs)\/package\.json$/,
  /^dist\/(esm|cjs)\/[\w/-]+\.(js|js\.map|d\.ts)$/,
];

/** In bytes: a fifth more than they were when this was written. */
const LIMITS = { size: 2_000_000, unpackedSize: 8_000_000 };

/** What is wrong with what `npm pack --json` lists: files by mistake, entries that are not there, too much. */
export function tarballFaults({ files, size, unpackedSize }, { exports: entries, bin }) {
  const paths = files.map(({ path }) => path);
  const strange = paths.filter((path) => !ALLOWED.some((one) => one.test(path)));
  const wanted = [...targets(entries), ...targets(bin)].map((path) => path.replace(/^\.\//, ""));
  const missing = [...new Set(wanted)].filter((path) => !paths.includes(path));
  const sizes = { size, unpackedSize };
  return [
    ...(strange.length > 0
      ? [`${listed(strange)} would be published: leave it out by "files" of package.json, or allow it in scripts/release/tarball.mjs`]
      : []),
    ...(missing.length > 0 ? [`${listed(missing)} is named by package.json and not there: run npm run build`] : []),
    ...Object.entries(LIMITS)
      .filter(([name, limit]) => sizes[name] > limit)
      .map(([name, limit]) => `${name} is ${sizes[name]} bytes, over ${limit}: see what has grown`),
  ];
}

function targets(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(targets) : [];
}

/** The first three. */
export const listed = (paths) => (paths.length > 3 ? `${paths.slice(0, 3).join(", ")} and ${paths.length - 3} more` : paths.join(", "));
