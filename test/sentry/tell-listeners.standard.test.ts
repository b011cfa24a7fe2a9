import * as Sentry from "@sentry/node";
import { annotate, Transaction } from "../../src/index.js";
import { record } from "../support/recording.js";

const NEVER = { tracesSampler: () => 0 };
const command = annotate((): Sentry.Span => Sentry.getActiveSpan()!, Transaction("discord.command", { name: "command.ban" }));
const answer = annotate((): Sentry.Span => Sentry.getActiveSpan()!, Transaction("gen_ai.chat", { name: "chat" }));

/** What is heard of spans on one hook, by the names of the spans. */
function listen(hook: "spanStart" | "afterSpanEnd", client: Pick<Sentry.NodeClient, "on">, heard: unknown[] = []): unknown[] {
  client.on(hook as "spanStart", (span) => heard.push(Sentry.spanToJSON(span).name));
  return heard;
}

afterEach(async () => void (await Sentry.close(1000)));

test.each(["spanStart", "afterSpanEnd"] as const)("Who begins to listen to %s when there have been spans hears of the next one", (hook) => {
  record(NEVER);
  command();
  const heard = listen(hook, Sentry.getClient()!);
  command();
  expect(heard).toEqual(["command.ban"]);
});

test.each([
  ["ConversationId", "spanStart"],
  ["SpanStreaming", "afterSpanEnd"],
] as const)("An integration that stands in for %s hears of all spans", (name, hook) => {
  const heard: unknown[] = [];
  record({ ...NEVER, traceLifecycle: "stream", integrations: [{ name, setup: (client) => void listen(hook, client, heard) }] });
  command();
  expect(heard).toEqual(["command.ban"]);
});

test.each(["stream", "static"] as const)(
  "The id of a conversation reaches the spans of language models, and no others (%s)",
  (traceLifecycle) => {
    for (const tracesSampleRate of [0, 1]) {
      record({ tracesSampleRate, traceLifecycle });
      const idOf = (span: Sentry.Span): unknown => Sentry.spanToJSON(span).attributes["gen_ai.conversation.id"];
      expect(idOf(answer())).toBeUndefined();
      for (const scope of [Sentry.getCurrentScope(), Sentry.getIsolationScope()]) {
        scope.setConversationId("1");
        expect([idOf(answer()), idOf(command())]).toEqual(["1", undefined]);
        scope.setConversationId(undefined);
      }
    }
  },
);
