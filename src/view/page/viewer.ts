import type { PageOf } from "../lists/page-of.js";
import type { State } from "../lists/state.js";
import { listenForChanges } from "./change-source.js";
import { byId } from "./element.js";
import { fetchJson } from "./fetch-json.js";
import { ListPanel } from "./list-panel.js";
import { errorList } from "./lists/error-list.js";
import type { ListDefinition } from "./lists/list-definition.js";
import { logList } from "./lists/log-list.js";
import { metricList } from "./lists/metric-list.js";
import { monitorList } from "./lists/monitor-list.js";
import { traceList } from "./lists/trace-list.js";
import { here } from "./navigation.js";
import { notices } from "./notices.js";
import { hashOf } from "./place.js";
import { Refresher } from "./refresher.js";
import { Tabs } from "./tabs.js";

const definitions = { traces: traceList, errors: errorList, logs: logList, metrics: metricList, monitors: monitorList };
const step = 200;

/** Shows the list that the address names, and keeps it up to date. */
export function startViewer(): void {
  const search = byId<HTMLInputElement>("search");
  const live = byId("live");
  const tabs = new Tabs(byId("tabs"), definitions);
  let shown: { list: string; query: string; limit: number; panel: ListPanel<unknown> } | undefined;
  let isLive = true;
  let isNew = false;

  const refresher = new Refresher(async () => {
    if (!shown) return;
    const { list, query, limit, panel } = shown;
    const page = await fetchJson<PageOf<unknown>>(list, { q: query, limit: String(limit) });
    if (shown?.panel !== panel || shown.query !== query) return;
    panel.show(page, query);
    if (isNew && /(^| )trace:/.test(query)) panel.unfoldSingle();
    isNew = false;
  });

  function show(): void {
    const { list, query } = here();
    const definition = definitions[list as keyof typeof definitions] as ListDefinition<unknown>;
    const panel = shown?.list === list ? shown.panel : new ListPanel(byId("list"), definition);
    shown = { list, query, limit: step, panel };
    isNew = true;
    tabs.choose(list);
    byId("heading").textContent = definition.title;
    if (search.value.trim() !== query) search.value = query;
    refresher.now();
  }
  function changed(state: State): void {
    tabs.count(state);
    byId("notices").replaceChildren(...notices(state));
    if (isLive) refresher.soon();
  }
  function setLive(next: boolean): void {
    isLive = next;
    live.setAttribute("aria-pressed", String(isLive));
    live.textContent = isLive ? "Live" : "Paused";
    if (isLive) refresher.soon();
  }

  setLive(true);
  live.addEventListener("click", () => setLive(!isLive));
  byId("clear").addEventListener("click", () => void fetch("/view/clear", { method: "POST" }));
  byId("more").addEventListener("click", () => {
    if (shown) shown.limit = Math.min(5000, shown.limit + step);
    refresher.now();
  });
  search.addEventListener("input", () => {
    // Each letter would be a step of the browser's way back.
    history.replaceState(null, "", hashOf({ list: here().list, query: search.value.trim() }));
    show();
  });
  addEventListener("hashchange", show);
  show();
  listenForChanges({
    changed,
    connected: (isConnected) => {
      byId("connection").textContent = isConnected ? "" : "The viewer does not answer. Trying again …";
    },
  });
}
