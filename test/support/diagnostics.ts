import { configure, type Diagnostic } from "../../src/index.js";

/** Collects what cogscope has to say instead of warning of it. */
export function collectDiagnostics(): Diagnostic[] {
  const said: Diagnostic[] = [];
  configure({ onDiagnostic: (diagnostic) => void said.push(diagnostic) });
  return said;
}
