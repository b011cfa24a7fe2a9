/** Where Sentry and a bot look by themselves. */
const ALWAYS = ["SENTRY_DSN", "SENTRY_SPOTLIGHT"];
const TOKENS = ["DISCORD_TOKEN", "DISCORD_BOT_TOKEN", "BOT_TOKEN", "TOKEN"];

/** A bot's token: its id in base64, a time, a signature. */
const TOKEN = /[MNO][A-Za-z\d]{21,27}\.[\w-]{5,8}\.[\w-]{27,}/;

/**
 * The environment in which modules are loaded: without a DSN, and without a Discord token under whatever name.
 *
 * What is taken out is empty rather than missing, for dotenv leaves what is there. What has no token's shape stays, so that a module that
 * insists on some text finds one.
 */
export function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const emptied = Object.entries(environment).filter(([, value]) => value !== undefined && TOKEN.test(value));
  const missing = TOKENS.filter((name) => environment[name] === undefined);
  return { ...environment, ...Object.fromEntries([...emptied.map(([name]) => name), ...missing, ...ALWAYS].map((name) => [name, ""])) };
}
