import { byId } from "./element.js";
import { startList } from "./list-panel.js";
import { startRelativeTimes } from "./relative-time.js";
import { startShortcuts } from "./shortcuts.js";
import { startThemeSwitch } from "./theme-switch.js";
import { startViewer } from "./viewer.js";

startThemeSwitch(byId<HTMLButtonElement>("theme"));
startList(byId("list"));
startViewer();
startRelativeTimes();
startShortcuts(byId<HTMLInputElement>("search"), byId("list"));
