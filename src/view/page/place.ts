/** Where in the page one is: which list, and what is searched. */
export interface Place {
  readonly list: string;
  readonly query: string;
}

/** Reads the place from the address: `#errors?q=guild_id%3A123`. */
export function placeOf(hash: string, lists: readonly string[]): Place {
  const [list = "", query = ""] = hash.replace(/^#/, "").split("?");
  return { list: lists.includes(list) ? list : (lists[0] ?? ""), query: new URLSearchParams(query).get("q") ?? "" };
}

/** Writes it. */
export function hashOf({ list, query }: Place): string {
  return query === "" ? `#${list}` : `#${list}?${new URLSearchParams({ q: query })}`;
}
