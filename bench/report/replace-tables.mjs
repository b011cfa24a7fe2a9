/**
 * Puts tables into a page, each between its marks: `<!-- table: cost -->` and `<!-- /table -->`. What stands outside stays as it is; a table that
 * the page has no place for is an error, for nobody would see that it is missing.
 */
export function replaceTables(page, tables) {
  return Object.entries(tables).reduce((text, [id, table]) => {
    const place = new RegExp(`(<!-- table: ${id} -->)[^]*?(<!-- /table -->)`);
    if (!place.test(text)) throw new Error(`The page has no place for the table '${id}'.`);
    return text.replace(place, (_, from, to) => `${from}\n\n${table}\n\n${to}`);
  }, page);
}
