/** As many calls are looked through; ours are half of them. */
const DEPTH = 24;

/**
 * Whether a function of that name is among those that are running. consola gives out what it held back (`resumeLogs`, consola 3.4,
 * core.mjs) without another sign. A method's name stays in a minified bundle. The calls themselves are asked for, not the text of
 * a stack: that costs several times as much, above all with source maps.
 */
export function isCalledFrom(name: string): boolean {
  const { stackTraceLimit, prepareStackTrace } = Error;
  try {
    Error.stackTraceLimit = DEPTH;
    Error.prepareStackTrace = (_error, calls) => calls.some((call) => call.getFunctionName() === name || call.getMethodName() === name);
    return (new Error().stack as unknown) === true;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
  }
}
