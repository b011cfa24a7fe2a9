import { element, fill, type Child } from "./element.js";

/** What is unfolded, and how it is brought up to date. */
export interface Unfolded {
  readonly element: HTMLElement;
  update?(): void;
}

/** A line that unfolds. */
export interface Foldable {
  readonly element: HTMLLIElement;
  /** Changes the line; what is unfolded is brought up to date. */
  line(children: readonly Child[]): void;
  fold(isOpen: boolean): void;
}

let count = 0;

/** Makes a line, as a button, below which `unfold` is shown when it is pressed; that is made anew each time. */
export function foldable(className: string, children: readonly Child[], unfold: () => Unfolded): Foldable {
  const id = `fold-${++count}`;
  const body = element("div", { id, class: "body", hidden: true });
  const line = element("button", { type: "button", class: "line", "aria-expanded": "false", "aria-controls": id });
  const made = element("li", { class: className }, line, body);
  let open: Unfolded | undefined;

  function fold(isOpen: boolean): void {
    if (isOpen === (open !== undefined)) return;
    open = isOpen ? unfold() : undefined;
    line.setAttribute("aria-expanded", String(isOpen));
    body.hidden = !isOpen;
    body.replaceChildren(...(open ? [open.element] : []));
  }

  fill(line, children);
  line.addEventListener("click", () => fold(open === undefined));
  made.addEventListener("keydown", (event) => {
    const onLine = event.target === line;
    if (event.key === "Escape" && open) {
      fold(false);
      line.focus();
    } else if (event.key === "ArrowRight" && onLine) fold(true);
    else if (event.key === "ArrowLeft" && onLine) fold(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element: made,
    fold,
    line(next) {
      fill(line, next);
      open?.update?.();
    },
  };
}
