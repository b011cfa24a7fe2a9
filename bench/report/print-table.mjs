const width = (text) => [...text].length;

/** A table for the terminal: the first column to the left, figures to the right. */
export function printTable({ title, head, rows }) {
  const plain = [head, ...rows].map((cells) => cells.map((cell) => String(cell).replaceAll("`", "")));
  const widths = head.map((_, column) => Math.max(...plain.map((cells) => width(cells[column]))));
  const isText = (column) => rows.every((cells) => !/^[\d–]/.test(String(cells[column])));
  const line = (cells) =>
    cells
      .map((cell, column) => {
        const gap = " ".repeat(widths[column] - width(cell));
        return column === 0 || isText(column) ? cell + gap : gap + cell;
      })
      .join("  ")
      .trimEnd();
  return [title, "", ...plain.map(line), ""].join("\n");
}
