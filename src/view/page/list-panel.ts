import type { PageOf } from "../lists/page-of.js";
import { byId } from "./element.js";
import { foldable } from "./foldable.js";
import { amount, counted } from "./format.js";
import type { ListDefinition } from "./lists/list-definition.js";
import { Parts, type Part } from "./reconcile.js";
import { rove, settle } from "./roving.js";

/** The list that is shown. */
export class ListPanel<R> {
  readonly #definition: ListDefinition<R>;
  readonly #parts: Parts<R>;
  readonly #list: HTMLElement;

  constructor(list: HTMLElement, definition: ListDefinition<R>) {
    this.#definition = definition;
    this.#list = list;
    list.replaceChildren();
    this.#parts = new Parts(list, definition.key, (row) => rowOf(row, definition));
  }

  /** Shows these rows; a single one that was searched for is unfolded. */
  show({ rows, found }: PageOf<R>, query: string): void {
    const { one, nothing } = this.#definition;
    this.#parts.show(rows);
    settle(this.#list);
    byId("found").textContent =
      rows.length < found ? `${counted(found, one)}, the newest ${amount(rows.length)} shown` : counted(found, one);
    byId("empty").hidden = found > 0;
    byId("empty").textContent = found > 0 ? "" : query === "" ? nothing : `Nothing that is kept matches “${query}”.`;
    byId("more").hidden = rows.length >= found;
    byId("more").textContent = "Show more";
  }

  /** Unfolds the only row, if there is only one. */
  unfoldSingle(): void {
    const [only, ...more] = this.#list.querySelectorAll<HTMLElement>(":scope > li > .line");
    if (only?.getAttribute("aria-expanded") === "false" && more.length === 0) only.click();
  }
}

function rowOf<R>(first: R, definition: ListDefinition<R>): Part<R> {
  let row = first;
  const fold = foldable(definition.className(row), definition.line(row), () => definition.unfold(() => row));
  return {
    element: fold.element,
    update(next) {
      const isSame = definition.version(row) === definition.version(next);
      row = next;
      if (isSame) return;
      fold.element.className = definition.className(row);
      fold.line(definition.line(row));
    },
  };
}

/** Makes the arrow keys go through the list. To be called once. */
export function startList(list: HTMLElement): void {
  rove(list);
}
