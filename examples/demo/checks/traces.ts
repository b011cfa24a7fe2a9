import type { Received } from "cogscope/view";
import type { Scene } from "../scene.js";

function add(counts: Map<string, number>, name: string, amount: number): void {
  counts.set(name, (counts.get(name) ?? 0) + amount);
}

/** As many traces of each name as the script says, each with one root, and none besides. */
export function missingTraces(script: readonly Scene[], { traces }: Received): readonly string[] {
  const wanted = new Map<string, number>();
  for (const scene of script) for (const [name, count] of Object.entries(scene.traces)) add(wanted, name, count);
  const got = new Map<string, number>();
  const faults: string[] = [];
  for (const [traceId, spans] of traces) {
    const roots = spans.filter(({ isSegment }) => isSegment);
    const names = roots.map(({ name }) => name);
    if (roots.length !== 1) faults.push(`Trace ${traceId} has ${roots.length} roots (${names.join(", ")}) instead of one.`);
    for (const name of names) add(got, name, 1);
  }
  for (const name of new Set([...wanted.keys(), ...got.keys()])) {
    const [expected, actual] = [wanted.get(name) ?? 0, got.get(name) ?? 0];
    if (expected !== actual) faults.push(`${expected} traces '${name}' were expected, ${actual} arrived.`);
  }
  return faults;
}
