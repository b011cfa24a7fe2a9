/** What a call throws, or rejects with; in a box, so that a thrown `undefined` is told from nothing thrown. */
export async function caught(run: () => unknown): Promise<{ readonly error: unknown } | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return { error };
  }
}
