const DISCORD_EPOCH = 1_420_070_400_000n;

let sequence = 0n;

/** A new Discord id. It carries the time it was made at: discord.js reads an interaction's age from it. */
export function snowflake(): string {
  sequence += 1n;
  return String(((BigInt(Date.now()) - DISCORD_EPOCH) << 22n) | (sequence & 0xfffn));
}
