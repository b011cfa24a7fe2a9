/** A table for a page, with a line below it that says where its figures are from. */
export function markdownTable({ head, rows }, origin) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  const isText = (column) => rows.every((cells) => !/^[\d–]/.test(String(cells[column])));
  const rule = line(head.map((_, column) => (column === 0 || isText(column) ? "---" : "---:")));
  return [line(head), rule, ...rows.map(line), "", `_${origin}_`].join("\n");
}
