/**
 * The endpoint of a call without what has a value for each call: query and credentials are cut off, Discord's ids and the tokens
 * after them replaced. What else stands in it is left as it is, for routes differ from API to API.
 */
export const endpointTemplate = (urlOrPath: string): string =>
  urlOrPath
    .replace(/[?#].*$/s, "")
    .replace(/^([a-z][a-z\d+.-]*:\/\/)[^/]*@/i, "$1")
    .replace(/(?<=\/)\d{15,21}(?=[/.]|$)/g, "{id}")
    .replace(/(?<=(?:^|\/)(?:webhooks|interactions)\/\{id\}\/)[^/]+/g, "{token}");
