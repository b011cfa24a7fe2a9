/** The dialect in which this file was compiled: a legacy decorator is called with three arguments, a standard one with two. */
const probe = { args: 0 };

function count(...args: readonly unknown[]): void {
  probe.args = args.length;
}

class Probe {
  @count
  method(): void {}
}
void Probe;

export const isLegacy = probe.args === 3;

/** How an error names a member: the legacy dialect knows its class. */
export const member = (name: string): string => (isLegacy ? `Cog.${name}` : name);
