import type { State } from "../lists/state.js";
import { button, element } from "./element.js";
import { amount } from "./format.js";
import type { ListDefinition } from "./lists/list-definition.js";
import { goTo, here, listNames } from "./navigation.js";

type Definitions = Readonly<Record<(typeof listNames)[number], Pick<ListDefinition<never>, "title" | "count">>>;

/** The buttons that choose a list, each with how much there is of it. */
export class Tabs {
  readonly #tabs: ReadonlyMap<string, { readonly tab: HTMLButtonElement; readonly count: HTMLElement }>;
  readonly #definitions: Definitions;

  constructor(parent: HTMLElement, definitions: Definitions) {
    this.#definitions = definitions;
    this.#tabs = new Map(
      listNames.map((name) => {
        const count = element("span", { class: "count" });
        const tab = button(definitions[name].title, () => goTo({ list: name, query: here().query }));
        tab.append(" ", count);
        return [name, { tab, count }];
      }),
    );
    parent.replaceChildren(...[...this.#tabs.values()].map(({ tab }) => tab));
  }

  choose(name: string): void {
    for (const [each, { tab }] of this.#tabs) {
      if (each === name) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
  }

  count(state: State): void {
    for (const name of listNames) {
      const text = amount(this.#definitions[name].count(state));
      const count = this.#tabs.get(name)?.count;
      if (count && count.textContent !== text) count.textContent = text;
    }
  }
}
