const OWN = new URL("process.mjs", import.meta.url);

/** The processes that a mode is measured in; `span` is who starts a span and nothing else there. */
export const PROCESSES = {
  own: { script: OWN },
  fallback: {
    script: OWN,
    env: { COGSCOPE_NATIVE: "0" },
    only: ["bare", "by hand", "cogscope", "startSpan by hand", "cogscope, span alone"],
  },
  nestjs: {
    script: new URL("../peers/sentry-nestjs.mjs", import.meta.url),
    isPeer: true,
    lacks: ["sampled child, stream", "sampled root, stream", "error captured"],
  },
  otel: {
    script: new URL("../peers/nestjs-otel.mjs", import.meta.url),
    isPeer: true,
    lacks: ["disabled client", "tracing off", "error captured"],
  },
};
