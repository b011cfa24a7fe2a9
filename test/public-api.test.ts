import * as bullmq from "../src/bullmq/index.js";
import * as discord from "../src/discord/index.js";
import * as discordx from "../src/discordx/index.js";
import * as necord from "../src/necord/index.js";
import * as setup from "../src/setup/index.js";
import * as sharding from "../src/sharding/index.js";
import * as sapphire from "../src/sapphire/index.js";
import * as testing from "../src/testing/index.js";
import * as cogscope from "../src/index.js";

it("exports exactly these names from its entry for discord.js", () => {
  expect(Object.keys(discord).sort()).toEqual([
    "SetupError",
    "bindCollector",
    "commandOf",
    "instrumentClient",
    "setCommandContext",
    "setUser",
  ]);
});

it("exports exactly these names from its entry for the set-up", () => {
  expect(Object.keys(setup).sort()).toEqual([
    "SetupError",
    "cogscopeIntegration",
    "consolaReporter",
    "offlineTransport",
    "pinoDestination",
    "setupSentry",
    "tracesSampler",
    "winstonTransport",
  ]);
});

it.each([
  ["sapphire", sapphire, ["SetupError", "instrumentSapphire"]],
  ["discordx", discordx, ["SetupError", "cogscopeGuard", "instrumentDiscordx"]],
  ["necord", necord, ["CogscopeInterceptor", "CogscopeModule", "SetupError"]],
  [
    "sharding",
    sharding,
    ["SetupError", "instrumentClusterClient", "instrumentClusterManager", "instrumentShardClientUtil", "instrumentShardingManager"],
  ],
  ["tests", testing, ["SentryRecording", "SetupError", "recordSentry", "sentryMatchers"]],
  ["jobs of BullMQ", bullmq, ["SetupError", "bullmqTelemetry", "instrumentProcessor"]],
])("exports exactly these names from its entry for %s", (_framework, entry, names) => {
  expect(Object.keys(entry).sort()).toEqual(names);
});

it("exports exactly these names", () => {
  expect(Object.keys(cogscope).sort()).toEqual([
    "AnnotationError",
    "Breadcrumb",
    "CaptureErrors",
    "Context",
    "Counted",
    "InFlight",
    "Instrumented",
    "Monitor",
    "Span",
    "SpanData",
    "Tag",
    "Timed",
    "Transaction",
    "Uninstrumented",
    "User",
    "addBreadcrumb",
    "annotate",
    "captureApiError",
    "captureBotError",
    "captureCogError",
    "captureDatabaseError",
    "captureExceptionSafe",
    "compose",
    "configure",
    "configureScope",
    "continueTrace",
    "eventIdOf",
    "getActiveSpan",
    "inspect",
    "isEnabled",
    "recordApiMetric",
    "recordCacheMetric",
    "recordCogMetric",
    "recordCommandMetric",
    "recordDatabaseMetric",
    "recordTaskMetric",
    "setContext",
    "setSetupPhase",
    "setSpanData",
    "setTag",
    "setTags",
    "setUser",
    "startSpan",
    "startTransaction",
    "traceHeaders",
    "withScope",
  ]);
});
