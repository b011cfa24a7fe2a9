import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { exports } = JSON.parse(readFileSync(root("package.json"), "utf8"));

/** Each entry of the package, as one imports it, with the file that it is made of. */
export const ENTRIES = Object.entries(exports)
  .filter(([, target]) => target.import?.default !== undefined)
  .map(([entry, target]) => ({
    name: entry.replace(/^\./, "cogscope"),
    file: root(target.import.default.replace("./dist/esm/", "src/").replace(/\.js$/, ".ts")),
  }));

/** What the compiler needs to check words against methods, and what a word makes: nobody writes these. */
const NOT_WRITTEN = [
  ...["AnyReader", "AnyWord", "Block", "BreadcrumbWants", "Callback", "CaptureWants", "ClassWord", "CollectorLike"],
  ...[
    "Composed",
    "ConsolaLog",
    "ErrorClass",
    "INTERVAL_UNITS",
    "MethodWord",
    "MetricWants",
    "Nothing",
    "Present",
    "PublishSpan",
    "ReaderOf",
  ],
  ...["RecordedClient", "SomeWord", "SpanWants", "UserDetail", "WantsReader", "WordsFor"],
  ...["Breadcrumb", "CaptureErrors", "Context", "Counted", "InFlight", "Instrumented", "Monitor", "Span", "SpanData", "Tag", "Timed"],
  ...["Transaction", "Uninstrumented", "User"],
];

/** The reference as pages for VitePress; a warning, such as a link to nothing, is an error. */
export default {
  plugin: [fileURLToPath(new URL("./name-entries.mjs", import.meta.url)), "typedoc-plugin-markdown", "typedoc-vitepress-theme"],
  entryPoints: ENTRIES.map(({ file }) => file),
  tsconfig: root("tsconfig.esm.json"),
  out: root("docs/api"),
  docsRoot: root("docs"),
  readme: "none",
  name: "Reference",
  disableSources: true,
  excludeInternal: true,
  // What `SetupOptions` has of `Sentry.init` is told by Sentry.
  excludeExternals: true,
  intentionallyNotExported: NOT_WRITTEN,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  classPropertiesFormat: "table",
  typeAliasPropertiesFormat: "table",
  indexFormat: "table",
  tableColumnSettings: { hideModifiers: true, hideInherited: true, hideOverrides: true },
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
  validation: { invalidLink: true, invalidPath: true, notExported: true, rewrittenLink: true },
};
