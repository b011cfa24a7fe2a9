import { isDeepStrictEqual } from "node:util";
import type { Received, ReceivedError } from "cogscope/view";
import { eventIdIn } from "../answer-parts.js";
import type { ExpectedError, Scene } from "../scene.js";
import type { Deed } from "../stage.js";

const messageOf = (error: ReceivedError): string => error.exceptions[0]?.value ?? error.message ?? "";

/** What `expected` has and `actual` has not. */
function differences(what: string, expected: object, actual: object = {}): readonly string[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const got = (actual as Readonly<Record<string, unknown>>)[key];
    return isDeepStrictEqual(got, value) ? [] : [`${what} '${key}' is ${JSON.stringify(got)} instead of ${JSON.stringify(value)}`];
  });
}

function faultsOf(expected: ExpectedError, error: ReceivedError, { traces }: Received): readonly string[] {
  const contexts = Object.entries(expected.contexts).flatMap(([name, block]) =>
    differences(`in the context '${name}'`, block, error.contexts[name]),
  );
  const crumbs = error.breadcrumbs.map(({ message }) => message);
  const absent = (expected.breadcrumbs ?? []).filter((message) => !crumbs.includes(message));
  const trace = traces.get(error.traceId ?? "") ?? [];
  const isInTrace = trace.some(({ spanId }) => spanId === error.spanId);
  return [
    ...differences("the tag", expected.tags, error.tags),
    ...contexts,
    ...absent.map((message) => `the breadcrumb '${message}' is missing`),
    ...(isInTrace ? [] : ["it belongs to no span that arrived"]),
    ...(trace.some(({ isSegment, status }) => isSegment && status === "ok") ? ["its command counts as successful"] : []),
  ].map((fault) => `The error '${expected.message}' of ${expected.user.username}: ${fault}.`);
}

/** Each id that the bot told somebody is that of an event that arrived, about the same person. */
function wrongIds(deeds: readonly Deed[], { errors }: Received): readonly string[] {
  return deeds.flatMap(({ answer, user }) => {
    const eventId = eventIdIn(answer);
    if (eventId === undefined) return [];
    const [event, another] = errors.filter((error) => error.eventId === eventId);
    if (event && !another && event.user?.["id"] === user.id) return [];
    return [`${user.username} was told the id ${eventId}, which is ${event ? "another's" : "no"} event.`];
  });
}

/** Each error that the script provokes arrives once and complete, and no other does. */
export function missingErrors(script: readonly Scene[], deeds: readonly Deed[], received: Received): readonly string[] {
  const left = new Set(received.errors);
  const expectations = script.flatMap(({ errors = [] }) => errors);
  const faults = expectations.flatMap((expected) => {
    const own = [...left].find((error) => messageOf(error) === expected.message && error.user?.["id"] === expected.user.id);
    if (!own) return [`The error '${expected.message}' of ${expected.user.username} did not arrive with that user.`];
    left.delete(own);
    return faultsOf(expected, own, received);
  });
  const surplus = [...left].map(
    (error) => `An event '${messageOf(error)}' arrived that nobody expected (user ${String(error.user?.["id"])}).`,
  );
  const told = deeds.filter(({ answer }) => eventIdIn(answer) !== undefined).length;
  const untold = told === expectations.length ? [] : [`${told} users were told an event id, ${expectations.length} should have been.`];
  return [...faults, ...surplus, ...untold, ...wrongIds(deeds, received)];
}
