import * as Sentry from "@sentry/node";
import { defaultIntegrations } from "../../src/sentry/default-integrations.js";
import { contextIntegration } from "../../src/setup/context-integration.js";

const names = (integrations: readonly { readonly name: string }[]): string[] => integrations.map(({ name }) => name);

test.each([Sentry.SDK_VERSION, "11.13.0", "11.0.0"])("What is set up by default is what Sentry.init sets up, under SDK %s", (version) => {
  const context = contextIntegration();
  const ours = defaultIntegrations(context, version);
  expect(names(ours)).toEqual(names(Sentry.getDefaultIntegrations({ tracesSampleRate: 1 })));
  expect(ours.filter((one) => one === context)).toHaveLength(1);
});
