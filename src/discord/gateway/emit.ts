import { EventEmitter } from "node:events";
import { hint } from "../../runtime/diagnostics.js";
import { replaceProperty } from "../replace-property.js";
import { Emission, type Emit, type EmitHost } from "./emission.js";

/** Puts ours in the place of a client's `emit`: each event of the gateway gets its scopes there. Gives what restores the client. */
export function instrumentEmit(host: EmitHost): () => void {
  const { client } = host;

  const original = client.emit;
  const isNodesOwn = original === EventEmitter.prototype.emit;
  if (!isNodesOwn) {
    hint(
      "instrumentClient()",
      "the client's emit() was replaced before; what its listeners give cannot be waited for. Call instrumentClient() first",
    );
  }
  let isOn = true;
  const emission = new Emission(host, original, isNodesOwn);
  const emit: Emit = function (this: unknown, event, ...args) {
    return isOn && this === client ? emission.emit(event, args) : (Reflect.apply(original, this, [event, ...args]) as boolean);
  };
  const restore = replaceProperty(client, "emit", emit);
  return () => {
    isOn = false;
    restore();
  };
}
