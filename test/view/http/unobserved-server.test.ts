import { EventEmitter } from "node:events";

import { unobservedServer } from "../../../src/view/http/unobserved-server.js";

describe("A server that cannot be watched", () => {
  it("lets whoever replaces its emit believe that it worked", () => {
    const server = unobservedServer(() => undefined);
    expect(() => {
      server.emit = () => false;
    }).not.toThrow();
    expect(server.emit).toBe(EventEmitter.prototype.emit);
  });
});
