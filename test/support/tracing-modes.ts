/** Both lifecycles, nothing sampled, and tracing off: whether tracing is on changes nothing of what is isolated. */
export const TRACING_MODES = [
  ["the stream lifecycle", { traceLifecycle: "stream" }],
  ["the static lifecycle", { traceLifecycle: "static" }],
  ["nothing sampled", { tracesSampleRate: 0 }],
  ["tracing off", { tracesSampleRate: undefined }],
] as const;
