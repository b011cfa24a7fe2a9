import { createHash } from "node:crypto";

/** A secret that stands nowhere else, and the text that it is written in. */
export interface Canary {
  readonly secret: string;
  readonly text: string;
}

const url = (n: number, length: number): string =>
  createHash("sha512").update(`canary ${n}`).digest("base64url").replace(/[-_]/g, "x").slice(0, length);

const ID = "600000000000000001";
const base64 = (text: string): string => Buffer.from(text).toString("base64url");
const PEM = ["PRIVATE", "KEY"].join(" ");

/** Each kind of secret, as text. */
const KINDS: Readonly<Record<string, (n: number) => Canary>> = {
  botToken: (n) => whole(`${base64(String(10n ** 17n + BigInt(n)))}.${url(n, 6)}.${url(n + 0.5, 38)}`),
  mfaToken: (n) => whole(`mfa.${url(n, 84)}`),
  webhook: (n) => within(`https://discord.com/api/webhooks/${ID}/`, url(n, 68), "?wait=true"),
  webhookOfProxy: (n) => within(`http://proxy:8080/api/v10/webhooks/${ID}/`, url(n, 68), "/messages/@original"),
  webhookEncoded: (n) => within(`https://x.org/?u=https%3A%2F%2Fdiscord.com%2Fapi%2Fwebhooks%2F${ID}%2F`, url(n, 68)),
  interactionPath: (n) => within(`/interactions/${ID}/`, url(n, 60), "/callback"),
  interaction: (n) => whole(`aW50ZXJhY3Rpb246${url(n, 80)}`),
  bearer: (n) => within("Bearer ", url(n, 20)),
  bot: (n) => within("Bot 1", url(n, 40)),
  basic: (n) => within("Basic ", base64(`bot:${url(n, 20)}`)),
  authorization: (n) => within("Authorization: Custom ", url(n, 20)),
  postgres: (n) => within("postgres://bot:", `${url(n, 10)}@/:${url(n, 12)}`, "@db/bot"),
  mysql: (n) => within("mysql://bot:", url(n, 12), "@db/bot"),
  redis: (n) => within("rediss://:", url(n, 12), "@cache"),
  mongodb: (n) => within("mongodb+srv://bot:", url(n, 12), "@a,b/bot"),
  amqp: (n) => within("amqps://bot:", url(n, 12), "@queue"),
  http: (n) => within("https://", `9x${url(n, 18)}`, "@host/x"),
  query: (n) => within("/cases?page=1&api_key=", url(n, 12), "&x=1"),
  keyValue: (n) => within("Server=db;Password=", url(n, 12), ";x=1"),
  json: (n) => within(`{'clientSecret':'`, url(n, 12), "'}"),
  jwt: (n) => whole(`eyJhbGciOiJIUzI1NiJ9.eyJ${url(n, 30)}.${url(n + 0.5, 43)}`),
  privateKey: (n) => within(`-----BEGIN ${PEM}----- `, url(n, 64), ` -----END ${PEM}-----`),
  github: (n) => whole(`ghp_${url(n, 36)}`),
  slack: (n) => whole(`xoxb-${url(n, 40)}`),
  aws: (n) => whole(`AKIA${url(n, 60).toUpperCase().slice(0, 16)}`),
  openai: (n) => whole(`sk-proj-1${url(n, 40)}`),
  dsn: (n) => within("https://", createHash("md5").update(String(n)).digest("hex"), "@o1.ingest.sentry.io/42"),
};

export const KIND_NAMES = Object.keys(KINDS);

const whole = (secret: string): Canary => ({ secret, text: secret });
const within = (before: string, secret: string, behind = ""): Canary => ({ secret, text: `${before}${secret}${behind}` });

/** Hands out canaries, each once, and remembers which stands where. */
export class Aviary {
  readonly flown: { readonly place: string; readonly kind: string; readonly secret: string; readonly marker: string }[] = [];

  /** A text for a place: a marker, and a secret of the kind behind it. */
  text(place: string, kind: string): string {
    const { secret, text } = (KINDS[kind] as (n: number) => Canary)(this.flown.length);
    const marker = `at.${place}.${kind}.`;
    this.flown.push({ place, kind, secret, marker });
    return `${marker} ${text}`;
  }

  /** A value that only its key tells to be a secret. */
  named(place: string): string {
    const secret = url(this.flown.length, 24);
    this.flown.push({ place, kind: "named", secret, marker: "" });
    return secret;
  }
}
