import * as Sentry from "@sentry/node";
import type * as cogscope from "../../src/index.js";

/** Evaluates a class anew, as a hot reload does, with the words of one copy of the package. */
export function freshCog({ CaptureErrors, Instrumented, Span, Tag, Transaction, User, setTag }: typeof cogscope) {
  @Instrumented({ name: "cog" })
  @Tag("of", "cog")
  class Cog {
    @Transaction({ name: "command" })
    @CaptureErrors({ context: "cog" })
    @User((id: string) => ({ id }))
    async command(id: string): Promise<void> {
      setTag("set", id);
      Sentry.logger.info(`log ${id}`);
      await this.step(id);
    }

    @Span("step", { name: "step" })
    async step(id: string): Promise<void> {
      await Promise.resolve();
      throw new Error(`failed ${id}`);
    }
  }
  return Cog;
}
