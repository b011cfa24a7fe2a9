import type { AttributeSource, Plan } from "../../plan/plan.js";
import type { Client } from "../../sentry/sdk.js";
import { isLookedAt } from "../../sentry/tell-listeners.js";
import { commandAttributes } from "../commands/command-facts.js";
import type { Command, CommandSource } from "../commands/command.js";
import { commandSpan, gatewayPlan } from "./gateway-plan.js";

/** What a command's span is told of, beside its name: what the attributes are read from. */
export type CommandArguments = readonly [source: CommandSource, rawCustomIds: boolean];

/** The plans of commands by event and name; what is known of a plan is kept with it, and that of each command's own would be thrown away. */
const plans = new Map<string, Plan>();

/** As many are kept: names of prefix commands may be whatever users write. */
const MOST = 500;

/**
 * What is done round a command. Its ids are read when its span is kept, and of most commands it is not; but whoever looks at a
 * span before, a sampler of the bot's, `ignoreSpans` or a listener, sees them as values.
 */
export function commandPlan(event: string, command: Command, [source, rawCustomIds]: CommandArguments, client: Client): Plan {
  if (asksBefore(client)) return gatewayPlan(event, commandSpan(command, commandAttributes(source, { rawCustomIds })));
  const key = `${event} ${command.spanName}`;
  const known = plans.get(key);
  if (known !== undefined) return known;
  const plan = gatewayPlan(event, { ...commandSpan(command, {}), attributes: [READ] });
  if (plans.size < MOST) plans.set(key, plan);
  return plan;
}

function asksBefore(client: Client): boolean {
  const { tracesSampler, ignoreSpans } = client.getOptions();
  return typeof tracesSampler === "function" || (ignoreSpans !== undefined && ignoreSpans.length > 0) || isLookedAt(client);
}

const READ: AttributeSource = {
  record: {
    reader: (source: CommandSource, rawCustomIds: boolean) => commandAttributes(source, { rawCustomIds }),
    onClass: false,
  },
};
