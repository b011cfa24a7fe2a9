import * as Sentry from "@sentry/node";
import { Breadcrumb } from "../../../src/index.js";
import { watchBreadcrumbs } from "../../../src/setup/loggers/watch-breadcrumbs.js";
import { crumbsOf, loggerStories, texts } from "./story.js";

describe("What was left before a command began", () => {
  const story = loggerStories();
  beforeEach(() => watchBreadcrumbs(Sentry.getClient() as Sentry.NodeClient));

  it("goes with its events where the bot has forked a scope of its own for both", async () => {
    const crumbs = await Sentry.withIsolationScope(() => {
      Sentry.addBreadcrumb({ message: "the bot's own router" });
      return crumbsOf(story.sentry, () => Sentry.addBreadcrumb({ message: "inside" }));
    });
    expect(texts(crumbs)).toEqual(["the bot's own router", "inside"]);
  });

  it("does not where it was left on the scope of the process", async () => {
    Sentry.addBreadcrumb({ message: "start-up" });
    const crumbs = await crumbsOf(story.sentry, () => Sentry.addBreadcrumb({ message: "inside" }));
    expect(texts(crumbs)).toEqual(["inside"]);
  });
});

describe("A beforeBreadcrumb that leaves a breadcrumb itself", () => {
  const asked: (string | undefined)[] = [];
  class Scrubber {
    @Breadcrumb("scrubbing")
    scrub(crumb: Sentry.Breadcrumb): Sentry.Breadcrumb {
      asked.push(crumb.message);
      return crumb;
    }
  }
  const scrubber = new Scrubber();
  const scrubbed = loggerStories({ beforeBreadcrumb: (crumb) => scrubber.scrub(crumb) });

  it("is not asked of that one", async () => {
    class Cog {
      @Breadcrumb("banning")
      ban(): void {}
    }
    const crumbs = await crumbsOf(scrubbed.sentry, () => new Cog().ban());
    expect([asked, texts(crumbs)]).toEqual([["banning"], ["banning"]]);
  });
});
