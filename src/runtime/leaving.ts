/** How an error leaves a call: thrown on, or replaced by the `fallback`'s value. */
export type Leaving = { readonly thrown: true } | { readonly thrown: false; readonly value: unknown };
