/** Those who want to hear of something, told in the order in which they asked. */
export class Subscribers<T> {
  readonly #listeners = new Set<(news: T) => void>();

  /** Adds a listener; call the returned function to take it away. */
  add(listener: (news: T) => void): () => void {
    // Each subscription is its own, even of the same function twice.
    const own = (news: T): void => listener(news);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** Tells everybody; a listener that throws is a warning of the process, and keeps nobody else from hearing. */
  tell(news: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(news);
      } catch (error) {
        process.emitWarning(`A listener of the cogscope receiver threw: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}
