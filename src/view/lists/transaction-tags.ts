import type { ReceivedTransaction } from "../records/received-transaction.js";
import type { JsonObject } from "../untrusted.js";

/** The tags of these transactions; the last one wins. */
export function transactionTags(transactions: readonly ReceivedTransaction[]): JsonObject {
  // fromEntries defines own properties, so that a "__proto__" from the network is a name like any other.
  return Object.fromEntries(transactions.flatMap(({ tags }) => Object.entries(tags)));
}
