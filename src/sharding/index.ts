// discord.js's own sharding
export { instrumentShardClientUtil } from "./instrument-shard.js";
export { instrumentShardingManager } from "./instrument-sharding.js";

// discord-hybrid-sharding
export { instrumentClusterClient } from "./instrument-cluster.js";
export { instrumentClusterManager } from "./instrument-clusters.js";

// Errors of set-up
export { SetupError } from "../runtime/setup-error.js";

// Types
export type { ShardingInstrumentation } from "./attached.js";
export type { ClusterClientLike } from "./instrument-cluster.js";
export type { ClusterManagerLike } from "./instrument-clusters.js";
export type { ShardClientUtilLike } from "./instrument-shard.js";
export type { ShardingManagerLike } from "./instrument-sharding.js";
