/* eslint-disable @typescript-eslint/ban-ts-comment */
// @ts-nocheck -- compiled by the test, in the legacy dialect.
import { Breadcrumb, CaptureErrors, Instrumented, setTag, Tag, Transaction } from "cogscope";
import { Discord, On, Once, Slash } from "discordx";

/** What is to be thrown, by the handler's name, and who waits for what. */
export const events = { throws: {}, gate: Promise.resolve(), ran: [] };

async function run(name) {
  events.ran.push(name);
  await events.gate;
  if (name in events.throws) throw events.throws[name];
}

@Discord()
@Tag("feature", "events")
@Breadcrumb("a listener")
export class Events {
  @On({ event: "messageCreate", priority: 1 })
  async first() {
    await run("first");
  }

  @Tag("where", "above")
  @On({ event: "messageCreate", priority: 2 })
  async above() {
    await run("above");
  }

  @On({ event: "messageCreate", priority: 3 })
  @Tag("where", "below")
  @Tag("author", ([message]) => message.author.id)
  async below() {
    await run("below");
  }

  @Once({ event: "clientReady" })
  async ready() {
    await run("ready");
  }

  @CaptureErrors({ expected: RangeError })
  @Once({ event: "clientReady" })
  async readyToo() {
    await run("readyToo");
  }

  @Transaction("discord.event", { name: "member.welcome" })
  @On({ event: "guildMemberAdd" })
  async welcome() {
    await run("welcome");
  }

  @On.rest({ event: "response" })
  async onResponse() {
    await run("onResponse");
  }
}

@Discord()
@Instrumented({ name: "router" })
export class Router {
  @On({ event: "interactionCreate" })
  async route([interaction], client) {
    if (interaction.customId !== "raw") return client.executeInteraction(interaction);
    await interaction.update("routed");
    setTag("finished", true);
    await run("raw");
  }

  @Slash({ name: "routed", description: "Comes by way of @On" })
  async routed(interaction) {
    await interaction.reply("routed");
    setTag("finished", true);
    await run("routed");
  }
}
