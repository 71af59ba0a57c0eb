/** A row that must be there: statements with RETURNING give one, or the store is not what we think. */

/** The row, or an error (a bug) when the statement found nothing. */
export function expectRow<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('a statement returned no row')
  return row
}
