import { goTo, here, listNames } from "./navigation.js";

const typing = "input, textarea, select, [contenteditable]";

/** The keys of the page: `/` searches, Escape leaves the search, `1` to `5` choose a list; an arrow goes into it from nowhere. */
export function startShortcuts(search: HTMLInputElement, list: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isTyping = event.target instanceof Element && event.target.matches(typing);
    const name = listNames[Number(event.key) - 1];
    if (event.key === "Escape" && event.target === search) leave(search, list);
    else if (isTyping) return;
    else if (event.key === "/") {
      search.focus();
      search.select();
    } else if (event.key === "ArrowDown" && event.target === document.body) enter(list);
    else if (name !== undefined) goTo({ list: name, query: here().query });
    else return;
    event.preventDefault();
  });
}

/** Goes to the list's line that is a stop of the Tab key. */
const enter = (list: HTMLElement): void => list.querySelector<HTMLElement>('.line[tabindex="0"]')?.focus();

/** First empties it, then goes to the list. */
function leave(search: HTMLInputElement, list: HTMLElement): void {
  if (search.value === "") {
    search.blur();
    return enter(list);
  }
  search.value = "";
  search.dispatchEvent(new Event("input"));
}
