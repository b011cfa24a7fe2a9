/** Under which tag npm serves a version: `latest` is what `npm install` takes, and a prerelease is not for that. */
export const distTag = (version) => (version.includes("-") ? "next" : "latest");
