/**
 * The class whose method is measured. The method does a little work, for the engine drops calls that do nothing, and its result is summed up.
 * Each is made from a text of its own: functions of one text share what the engine has learnt about them, and a candidate would be measured
 * with the others' experience.
 */
export function makeCog(candidate, kind, fails = false) {
  const body = fails
    ? `throw new Error("no case " + id);`
    : `let hash = 7; for (let at = 0; at < 8; at++) hash = (hash * 31 + id.charCodeAt(at)) | 0; return hash;`;
  return new Function(`return class Cog { ${kind === "async" ? "async " : ""}handle(id) { ${body} } } // ${candidate}, ${kind}`)();
}

/** The loop that calls it, a text of its own for each candidate too: the same shape, and one class at its call. */
export function makeLoop(candidate, kind, fails = false) {
  const call = `sum = (sum + ${kind === "async" ? "await " : ""}cog.handle(ids[call & 15])) | 0;`;
  const body = fails ? `try { ${call} } catch (error) { sum = (sum + error.message.length) | 0; }` : call;
  return new Function(
    `return ${kind === "async" ? "async " : ""}function loop(cog, ids, calls) {
      let sum = 0;
      for (let call = 0; call < calls; call++) { ${body} }
      return sum;
    } // ${candidate}`,
  )();
}

/** Ids as Discord has them; two errors in a row differ, or the SDK would drop the second. */
export const IDS = Array.from({ length: 16 }, (_, at) => `${600 + at}000000000000${100 + at}`);
