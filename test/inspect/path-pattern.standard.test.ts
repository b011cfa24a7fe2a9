import { matcherOf } from "../../src/inspect/path-pattern.js";

test.each([
  ["main.js", ["main.js", "dist/main.js"], ["dist/domain.js", "main.json"]],
  ["test", ["dist/test/a.js", "test/a.js"], ["dist/tests/a.js"]],
  ["*.test.js", ["a.test.js", "dist/b/a.test.js"], ["a.test.mjs", "test.js"]],
  ["dist/*/index.js", ["dist/a/index.js"], ["dist/index.js", "dist/a/b/index.js"]],
  ["dist/**/index.js", ["dist/index.js", "dist/a/b/index.js"], ["index.js"]],
  ["./dist/old/", ["dist/old/a.js"], ["dist/older/a.js"]],
  ["a+(b).js", ["a+(b).js"], ["aab.js"]],
])("--exclude '%s' leaves out %j, but not %j", (pattern, out, kept) => {
  const matches = matcherOf(pattern);
  expect([...out, ...kept].filter(matches)).toEqual(out);
});
