import peers from "../peers/package.json" with { type: "json" };

const nestjs = `@sentry/nestjs ${peers.dependencies["@sentry/nestjs"]}`;
const otel = `nestjs-otel ${peers.dependencies["nestjs-otel"]}`;

/** The rows of the table: what is done, by whom, in which process, and what a peer does less. */
export const ROWS = [
  { name: "bare", process: "own", label: "bare method" },
  { name: "by hand", process: "own", label: "by hand" },
  { name: "by hand, tightest", process: "own", label: "by hand, tightest" },
  { name: "cogscope", process: "own", label: "cogscope" },
  { name: "cogscope", process: "fallback", label: "cogscope, `COGSCOPE_NATIVE=0`" },
  { name: "peer", process: "nestjs", label: `\`SentryTraced\` of ${nestjs}: span only, no tags, no errors` },
  { name: "peer", process: "otel", label: `\`@Span\` of ${otel}: OpenTelemetry span only, no tags, no errors` },
];

export const SPAN_ROWS = [
  { name: "bare", process: "own", label: "bare method" },
  { name: "startSpan by hand", process: "own", label: "`startSpan` by hand" },
  { name: "cogscope, span alone", process: "own", label: "`@Span` of cogscope" },
  { name: "cogscope, span alone", process: "fallback", label: "`@Span` of cogscope, `COGSCOPE_NATIVE=0`" },
  { name: "peer", process: "nestjs", label: `\`SentryTraced\` of ${nestjs}` },
  { name: "peer", process: "otel", label: `\`@Span\` of ${otel} (an OpenTelemetry span)` },
];
