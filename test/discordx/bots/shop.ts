/* eslint-disable @typescript-eslint/ban-ts-comment */
// @ts-nocheck -- compiled by the test, in the legacy dialect.
import { addBreadcrumb, setTag, Tag } from "cogscope";
import { Discord, Guard, On, Slash } from "discordx";

/** What the guards and handlers have done, and what a guard is to do instead of going on. */
export const shop = { ran: [], onClass: (next) => next() };

const noting = (name) => async (params, client, next, data) => {
  shop.ran.push(`${name} in`);
  data[name] = true;
  await next();
  shop.ran.push(`${name} out`);
};

const onClass = async (params, client, next, data) => {
  shop.ran.push("class");
  return shop.onClass(next, params, data);
};

@Discord()
@Guard(onClass)
@Tag("feature", "shop")
export class Shop {
  @Slash({ name: "buy", description: "Buys" })
  @Guard(noting("method"))
  async buy(interaction, client, data) {
    shop.ran.push("buy");
    await interaction.reply(`bought, past ${Object.keys(data).join(" and ")}`);
  }

  @Slash({ name: "value", description: "Gives a value" })
  async value(interaction) {
    await interaction.reply("a value");
    return "a value";
  }

  @Slash({ name: "broken", description: "Throws" })
  async broken(interaction) {
    await interaction.reply("broken");
    throw new Error("broken in the shop");
  }

  @Slash({ name: "await", description: "Takes its time" })
  async await(interaction) {
    const { username } = interaction.user;
    setTag("buyer", username);
    addBreadcrumb(`begun by ${username}`);
    await interaction.deferReply();
    await new Promise((resolve) => setImmediate(resolve));
    await interaction.editReply(`done for ${username}`);
    addBreadcrumb(`ended by ${username}`);
    throw new Error(`broken for ${username}`);
  }

  @On({ event: "messageCreate" })
  async onMessage() {
    shop.ran.push("onMessage");
  }
}
