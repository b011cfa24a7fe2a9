const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

const lines = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(":scope > li > .line")];

/** Makes the lines of a list one stop of the Tab key: the arrow keys, Home and End go from line to line. */
export function rove(list: HTMLElement): void {
  list.addEventListener("keydown", (event) => {
    const all = lines(list);
    const at = all.indexOf(event.target as HTMLElement);
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (at < 0 || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    all[step(at, all.length - 1)]?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("focusin", ({ target }) => {
    if (lines(list).includes(target as HTMLElement)) settle(list, target as HTMLElement);
  });
}

/** To be called when lines have come or gone: exactly one is a stop. */
export function settle(list: HTMLElement, stop?: HTMLElement): void {
  const all = lines(list);
  const chosen = stop ?? all.find((line) => line.tabIndex === 0 && line.hasAttribute("tabindex")) ?? all[0];
  for (const line of all) line.tabIndex = line === chosen ? 0 : -1;
}
