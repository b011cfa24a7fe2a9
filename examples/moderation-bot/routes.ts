import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Message,
  ModalSubmitInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
  UserContextMenuCommandInteraction,
} from "discord.js";

// The bot only works in servers, so everything it is handed comes from a cached guild.
export type SlashCommand = ChatInputCommandInteraction<"cached">;
export type UserMenu = UserContextMenuCommandInteraction<"cached">;
export type Autocomplete = AutocompleteInteraction<"cached">;
export type Button = ButtonInteraction<"cached">;
export type ModalSubmit = ModalSubmitInteraction<"cached">;
export type GuildMessage = Message<true>;

export type Handler<Source> = (source: Source) => Promise<void>;
type Handlers<Source> = Readonly<Record<string, Handler<Source>>>;
type HandlerMap<Source> = ReadonlyMap<string, Handler<Source>>;

/** What a cog answers to, by command name (`"xp give"` for a subcommand) or by what stands before the colon of a custom id. */
export interface Routes {
  readonly definitions: readonly RESTPostAPIApplicationCommandsJSONBody[];
  readonly commands?: Handlers<SlashCommand>;
  readonly userMenus?: Handlers<UserMenu>;
  readonly autocompletes?: Handlers<Autocomplete>;
  readonly buttons?: Handlers<Button>;
  readonly modals?: Handlers<ModalSubmit>;
  /** Commands written as `!name`. */
  readonly prefixes?: Handlers<GuildMessage>;
  /** Hears every other message. */
  readonly messages?: Handler<GuildMessage>;
}

export interface Cog {
  readonly routes: Routes;
}

function merged<Source>(tables: readonly (Handlers<Source> | undefined)[]): HandlerMap<Source> {
  return new Map(tables.flatMap((table) => Object.entries(table ?? {})));
}

/** The routes of all cogs together. */
export function routesOf(cogs: readonly Cog[]) {
  const routes = cogs.map((cog) => cog.routes);
  return {
    definitions: routes.flatMap(({ definitions }) => definitions),
    commands: merged(routes.map(({ commands }) => commands)),
    userMenus: merged(routes.map(({ userMenus }) => userMenus)),
    autocompletes: merged(routes.map(({ autocompletes }) => autocompletes)),
    buttons: merged(routes.map(({ buttons }) => buttons)),
    modals: merged(routes.map(({ modals }) => modals)),
    prefixes: merged(routes.map(({ prefixes }) => prefixes)),
    messages: routes.flatMap(({ messages }) => messages ?? []),
  };
}

export type AllRoutes = ReturnType<typeof routesOf>;

/** The handler of that name; Discord can know commands that this version of the bot has dropped. */
export function handlerOf<Source>(handlers: HandlerMap<Source>, name: string): Handler<Source> {
  const handler = handlers.get(name);
  if (!handler) throw new Error(`No cog handles '${name}'.`);
  return handler;
}
