/** What is wrong with a changelog for this version: `undefined` when it has a section with a date and something in it. */
export function changelogFault(text, version, today) {
  const sections = text.split(/^## /m).slice(1);
  const section = sections.find((one) => one.split(/[\s(]/)[0] === version);
  if (section === undefined) return `it has no section of ${version}: write "## ${version} - ${today}" over what is new`;
  const [heading, ...rest] = section.split("\n");
  const date = /^\S+ - (\d{4}-\d{2}-\d{2})$/.exec(heading)?.[1];
  if (date === undefined || Number.isNaN(Date.parse(date)))
    return `the section of ${version} has no date: write "## ${version} - ${today}"`;
  if (date > today) return `the section of ${version} is of ${date}, which is still to come: today is ${today}`;
  if (rest.join("").trim() === "") return `the section of ${version} is empty: say what is new`;
  const unreleased = sections.find((one) => one.startsWith("Unreleased"));
  if (unreleased?.split("\n").slice(1).join("").trim()) return `there is still something under "Unreleased": move it under ${version}`;
  return undefined;
}
