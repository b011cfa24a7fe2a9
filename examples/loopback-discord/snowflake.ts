const DISCORD_EPOCH = 1_420_070_400_000n;

let sequence = 0n;

/** A new Discord id, or one that is `ageMs` old. It carries the time it was made at: discord.js reads an interaction's age from it. */
export function snowflake(ageMs = 0): string {
  sequence += 1n;
  return String(((BigInt(Date.now() - Math.round(ageMs)) - DISCORD_EPOCH) << 22n) | (sequence & 0xfffn));
}
