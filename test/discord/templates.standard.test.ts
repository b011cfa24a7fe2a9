import fc from "fast-check";
import { customIdTemplate } from "../../src/discord/commands/custom-id.js";
import { routeTemplate } from "../../src/masking/route-template.js";

describe("The template of a custom id", () => {
  it.each([
    ["close", "close"],
    ["case:123:close", "case:{id}:close"],
    ["confirm-400000000000000002", "confirm-{id}"],
    ["nextPage", "nextPage"],
    ["page2", "page2"],
    ["page/2/of/17", "page/{id}/of/{id}"],
    ["ban_user_400000000000000002", "ban_user_{id}"],
    ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "{id}"],
    ["ticket:3f2504e0-4f89-41d3-9a0c-0305e82c3301:close", "ticket:{id}:close"],
    ["V1StGXR8_Z5jdHi6B-myT", "{id}"],
    ["search:what a user has typed", "search:{text}"],
    ['{"action":"ban","user":"1"}', "{json}"],
    ["action=ban&user=42", "action=ban&user={id}"],
    ["", ""],
    ["été:7", "été:{id}"],
  ])("of %j is %j", (customId, template) => {
    expect(customIdTemplate(customId)).toBe(template);
  });

  it("holds no snowflake, whatever stands round it", () => {
    const part = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(":", "-", "_", "/", "."));
    fc.assert(
      fc.property(part, fc.bigInt({ min: 10n ** 16n, max: 10n ** 19n }), part, (before, id, after) => {
        expect(customIdTemplate(`${before}${id}${after}`)).not.toContain(String(id));
      }),
    );
  });

  it("takes any text, in linear time", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => typeof customIdTemplate(text) === "string"));
    expect(customIdTemplate("a1".repeat(500_000))).toBe("{id}");
    expect(customIdTemplate("-_.".repeat(300_000)).length).toBe(900_000);
  });
});

describe("The template of a route", () => {
  it.each([
    ["https://discord.com/api/v10/interactions/1575238290783600644/aW50ZXJhY3Rpb246/callback", "/interactions/{id}/{token}/callback"],
    [
      "https://discord.com/api/v10/webhooks/100000000000000001/aW50ZXJhY3Rpb246/messages/@original",
      "/webhooks/{id}/{token}/messages/@original",
    ],
    ["/webhooks/100000000000000001/secret/messages/%40original", "/webhooks/{id}/{token}/messages/@original"],
    ["/channels/%E0%A4%A", "/channels/{value}"],
    ["/webhooks/100000000000000001/secret?wait=true", "/webhooks/{id}/{token}"],
    ["/webhooks/100000000000000001", "/webhooks/{id}"],
    ["/guilds/200000000000000001/bans/400000000000000002", "/guilds/{id}/bans/{id}"],
    ["/channels/300000000000000001/messages/1/reactions/%F0%9F%94%A5/@me", "/channels/{id}/messages/{value}/reactions/{emoji}/@me"],
    ["/invites/aBcDeF", "/invites/{code}"],
    ["/channels/:id/messages/:id/reactions/:reaction", "/channels/{id}/messages/{id}/reactions/{emoji}"],
    ["http://127.0.0.1:1234/api/gateway/bot", "/gateway/bot"],
    ["/applications/100000000000000001/guilds/200000000000000001/commands", "/applications/{id}/guilds/{id}/commands"],
    ["/sticker-packs", "/sticker-packs"],
    ["", "/"],
  ])("of %s is %s", (url, template) => {
    expect(routeTemplate(url)).toBe(template);
  });

  it("holds no token, wherever in a route of Discord's one stands", () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{24,90}$/).filter((text) => !/^[a-z-]+$/.test(text));
    const route = fc.constantFrom(
      "/webhooks/100000000000000001/TOKEN",
      "/interactions/100000000000000001/TOKEN/callback",
      "/new-route/TOKEN",
      "/invites/TOKEN/x",
    );
    fc.assert(
      fc.property(route, token, (path, secret) => {
        expect(routeTemplate(`https://discord.com/api/v10${path.replace("TOKEN", secret)}`)).not.toContain(secret);
      }),
    );
  });
});
