/** The attributes of a sent log line or metric as a plain record. */
export const plainAttributes = (item: Record<string, any>): Record<string, unknown> =>
  Object.fromEntries(Object.entries((item["attributes"] ?? {}) as Record<string, any>).map(([key, { value }]) => [key, value]));
