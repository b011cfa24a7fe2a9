import type { Scene } from "./scene.js";
import { troubles } from "./script-troubles.js";
import { alice, bob, carol, crowd, mallory } from "./cast.js";
import { buttonIds, modalId } from "./answer-parts.js";

const REASONS = ["spam", "spam again", "caps", "advertising", "insults", "spam once more"];
const CHATTER = ["good evening", "did you see the match?", "what a goal", "and in the last minute!", "unbelievable"];

/** The evening: first what goes well, then what does not, then everybody at once. */
export const SCRIPT: readonly Scene[] = [
  {
    title: "Alice bans Mallory",
    traces: { "command.ban": 1 },
    play: async (stage) => stage.slash(alice, "ban", { user: mallory, reason: "raid" }),
  },
  {
    title: "Alice warns Bob, reason by reason, through the form",
    traces: { "command.warn": REASONS.length, "modal.warn:{id}": REASONS.length },
    async play(stage) {
      for (const reason of REASONS) {
        const form = await stage.slash(alice, "warn", { user: bob });
        await stage.modal(alice, modalId(form), { reason });
      }
    },
  },
  {
    title: "Carol pages through Bob's cases",
    traces: { "command.cases": 1, "component.cases:{id}:{id}": 1, "command.Show cases": 1 },
    async play(stage) {
      const [nextPage = ""] = buttonIds(await stage.slash(carol, "cases", { user: bob }));
      await stage.button(carol, nextPage);
      await stage.userMenu(carol, "Show cases", bob);
    },
  },
  {
    title: "Alice searches the reasons",
    traces: { "autocomplete.search": 2, "command.search": 1 },
    async play(stage) {
      await stage.autocomplete(alice, "search", "pattern", "s");
      await stage.autocomplete(alice, "search", "pattern", "sp");
      await stage.slash(alice, "search", { pattern: "^spam" });
    },
  },
  {
    title: "Bob chats until he reaches a level",
    // Messages are no entry points: five of them, and no trace.
    traces: {},
    play: async (stage) => stage.chatter(bob, CHATTER),
  },
  {
    title: "Bob asks for his rank, Alice gives him experience",
    traces: { "command.rank": 2, "command.xp give": 1 },
    async play(stage) {
      await stage.message(bob, "!rank");
      await stage.slash(alice, "xp give", { user: bob, amount: 250 });
      await stage.message(bob, "!rank");
    },
  },
  ...troubles,
  {
    title: `${crowd.length} visitors ask for their cases at once`,
    traces: { "command.cases": crowd.length },
    play: async (stage) => Promise.all(crowd.map(async (visitor) => stage.slash(visitor, "cases"))),
  },
];
