/** Where a name's words part: at what is no letter or digit, and where camelCase goes up. */
const BREAKS = /[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** The words of a name in any spelling, in lower case: `API_KEY`, `apiKey`, `X-Api-Key` and `http.request.header.x-api-key`. */
export const words = (name: string): readonly string[] =>
  name
    .split(BREAKS)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
