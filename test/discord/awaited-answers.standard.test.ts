import { awaitAnswer, awaitedAnswer } from "../../src/runtime/requests/awaited-answers.js";

const PATH = "/api/v10/webhooks/1/token/messages/%40original";

it.each([
  ["as undici has it", `http://127.0.0.1:4512${PATH}`, "http://127.0.0.1:4512", PATH],
  ["with a port that goes without saying", `https://discord.com:443${PATH}`, "https://discord.com", PATH],
  ["with a host in capitals and a query", `https://DISCORD.com${PATH}?wait=true`, "https://discord.com", `${PATH}?wait=true`],
])("an answer is awaited of the request whose URL discord.js writes %s", (_, url, origin, path) => {
  const done = awaitAnswer("PATCH", url);
  expect(awaitedAnswer({ method: "patch", origin, path })).toBeDefined();
  expect(awaitedAnswer({ method: "GET", origin, path })).toBeUndefined();
  expect(awaitedAnswer({ method: "PATCH", origin, path: `${path}x` })).toBeUndefined();
  done();
  expect(awaitedAnswer({ method: "PATCH", origin, path })).toBeUndefined();
});

it("a URL that cannot be parsed is in nobody's way", () => {
  const ends = [awaitAnswer("GET", "/relative"), awaitAnswer("GET", `https://discord.com:443${PATH}`)];
  expect(awaitedAnswer({ method: "GET", origin: "https://discord.com", path: PATH })).toBeDefined();
  ends.forEach((end) => end());
});
