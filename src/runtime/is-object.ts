/** Whether a thrown value has an identity by which it can be followed: objects and functions have, primitives have not. */
export const isObject = (value: unknown): value is object => (typeof value === "object" && value !== null) || typeof value === "function";
