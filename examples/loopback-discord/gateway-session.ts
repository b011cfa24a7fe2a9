import { guildPayload, GUILD_IDS, shardOf } from "./guilds.js";
import type { JsonObject } from "./json.js";
import { snowflake } from "./snowflake.js";
import { APPLICATION_ID, BOT_USER } from "./world.js";

export const DISPATCH = 0;

export type SendFrame = (frame: JsonObject) => void;
/** `[id, count]` */
export type Shard = readonly [number, number];

interface DispatchFrame extends JsonObject {
  readonly s: number;
}

/** What a shard is told from READY on. It outlives its connection: what is dispatched in between, the resuming one gets. */
export class GatewaySession {
  readonly id = snowflake();
  readonly #shard: Shard;
  /** Those the client has not confirmed with a heartbeat. */
  #unconfirmed: DispatchFrame[] = [];
  #sequence = 0;
  #send: SendFrame | undefined;

  constructor(shard: Shard, send: SendFrame) {
    this.#shard = shard;
    this.#send = send;
  }

  get shardId(): number {
    return this.#shard[0];
  }

  /** What belongs to no guild, direct messages before all, is shard 0's. */
  hears(guildId: string | undefined): boolean {
    const [id, count] = this.#shard;
    return id === (guildId === undefined ? 0 : shardOf(guildId, count));
  }

  ready(resumeUrl: string): void {
    const guilds = GUILD_IDS.filter((id) => this.hears(id));
    this.dispatch("READY", {
      v: 10,
      user: BOT_USER,
      application: { id: APPLICATION_ID, flags: 0 },
      session_id: this.id,
      resume_gateway_url: resumeUrl,
      shard: this.#shard,
      // A guild that is not said to be unavailable here makes discord.js wait 15 seconds for it.
      guilds: guilds.map((id) => ({ id, unavailable: true })),
    });
    for (const id of guilds) this.dispatch("GUILD_CREATE", guildPayload(id));
  }

  resume(send: SendFrame, lastSequence: number): void {
    this.#send = send;
    for (const frame of this.#unconfirmed) if (frame.s > lastSequence) send(frame);
    this.dispatch("RESUMED", {});
  }

  /** Unless another connection has taken the session over. */
  detach(send: SendFrame): void {
    if (this.#send === send) this.#send = undefined;
  }

  confirm(sequence: number): void {
    this.#unconfirmed = this.#unconfirmed.filter((frame) => frame.s > sequence);
  }

  dispatch(type: string, data: JsonObject): void {
    this.#sequence += 1;
    const frame = { op: DISPATCH, t: type, d: data, s: this.#sequence };
    this.#unconfirmed.push(frame);
    this.#send?.(frame);
  }
}
