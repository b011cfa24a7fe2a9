/** Which decorators this was compiled with: a standard one gets a context. */
export function dialect(): "standard" | "legacy" {
  let found: "standard" | "legacy" | undefined;
  const Probe = (...[, context]: any[]): void => void (found = typeof context === "object" ? "standard" : "legacy");
  class Probed {
    @Probe
    method(): void {}
  }
  new Probed().method();
  if (found === undefined) throw new Error("The decorator has not run.");
  return found;
}

/** The one that the script says by its name. */
export const expectedDialect = (): string => (process.env["npm_lifecycle_event"]?.includes("legacy") === true ? "legacy" : "standard");
