import { element } from "./element.js";
import { fetchJson } from "./fetch-json.js";
import type { Unfolded } from "./foldable.js";

/** Shows something once it is there, and anew whenever it may have changed; what cannot be fetched says why. */
export function fetched<T>(
  path: () => string,
  query: () => Readonly<Record<string, string>>,
  show: (value: T, into: HTMLElement) => void,
): Unfolded {
  const into = element("div", {}, element("p", { class: "quiet" }, "Loading …"));
  let latest = 0;
  function update(): void {
    const mine = ++latest;
    fetchJson<T>(path(), query()).then(
      (value) => {
        if (mine === latest) show(value, into);
      },
      (error: unknown) => {
        if (mine === latest) into.replaceChildren(element("p", { class: "quiet" }, error instanceof Error ? error.message : String(error)));
      },
    );
  }
  update();
  return { element: into, update };
}
