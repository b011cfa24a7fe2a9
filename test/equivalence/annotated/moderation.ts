import { CaptureErrors, Instrumented, Span, Tag } from "../../../src/index.js";
import type { Body, Moderation } from "../bot.js";

@Instrumented({ name: "moderation" })
@Tag("feature", "bans")
class AnnotatedModeration {
  @Tag("checked", (user: string) => user)
  async check(_user: string, body: Body = () => undefined): Promise<unknown> {
    return await body();
  }

  @Span({ name: "ignored method" })
  async noisy(body: Body = () => undefined): Promise<unknown> {
    return await body();
  }

  score(points: number, body: () => unknown = () => undefined): number {
    body();
    return points * 2;
  }

  @CaptureErrors({ context: "service", tags: { severity: "low" }, level: "warning", fingerprint: ["guarded"] })
  async guarded(body: Body = () => undefined): Promise<unknown> {
    return await body();
  }

  @CaptureErrors({ expected: RangeError })
  async limited(body: Body = () => undefined): Promise<unknown> {
    return await body();
  }
}

export const moderation: Moderation = new AnnotatedModeration();
