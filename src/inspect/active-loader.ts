/** Whether this Node.js was started with something that may load TypeScript: `--import tsx`, `--loader ts-node/esm`, `--require …`. */
export const hasLoader = (execArgv: readonly string[], nodeOptions = ""): boolean =>
  [...execArgv, ...nodeOptions.split(/\s+/)].some((one) => /^(--import|--loader|--experimental-loader|--require|-r)(=|$)/.test(one));
