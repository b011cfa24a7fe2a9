import type { State } from "../lists/state.js";

/** What the page does with what it hears. */
export interface ChangeListener {
  changed(state: State): void;
  connected(isConnected: boolean): void;
}

/** Listens to the viewer while the page is seen, and again when the connection comes back. */
export function listenForChanges(listener: ChangeListener): void {
  let source: EventSource | undefined;
  function follow(): void {
    // A browser has six connections to a server: pages in the background must not hold them.
    if (document.hidden) {
      source?.close();
      source = undefined;
    } else if (!source) {
      source = new EventSource("/view/stream");
      source.addEventListener("open", () => listener.connected(true));
      source.addEventListener("error", () => listener.connected(false));
      source.addEventListener("message", ({ data }) => listener.changed(JSON.parse(data as string) as State));
    }
  }
  document.addEventListener("visibilitychange", follow);
  follow();
}
