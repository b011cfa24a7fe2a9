import { asObject, type JsonObject } from "../untrusted.js";

/** The attributes of a span, a log or a metric: plain values by name. */
export type Attributes = JsonObject;

/** Takes the values out of the wire form `{ name: { value, type } }`; a value without that wrapping stays as it is. */
export function plainAttributes(wire: unknown): Attributes {
  // fromEntries defines own properties, so that a "__proto__" from the network is a name like any other.
  return Object.fromEntries(
    Object.entries(asObject(wire) ?? {}).map(([name, attribute]) => {
      const wrapped = asObject(attribute);
      return [name, wrapped && "value" in wrapped ? wrapped["value"] : attribute];
    }),
  );
}
