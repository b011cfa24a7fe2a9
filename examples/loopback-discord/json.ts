/** A payload as Discord sends it: plain JSON, not looked into by the parts that only carry it. */
export type JsonObject = { readonly [key: string]: unknown };
