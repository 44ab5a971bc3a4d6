import { emptyObject, fail, succeed, type JsonObject, type Outcome } from '../../../base/index.ts'

/**
 * The rows of a CSV text as a Map's items: texts under the names of the columns, which `headers` gives or else the first
 * row. Missing values are empty, those beyond the columns are left out (recorded). Quoting is RFC 4180's.
 */
export function csvItems(
  text: string,
  delimiter: string,
  headers: readonly string[] | undefined,
): Outcome<readonly JsonObject[]> {
  const rows = rowsOf(text, delimiter)
  const [first = []] = rows
  const names = headers ?? first
  if (new Set(names).size < names.length) {
    return fail('ValidationException', 'CSV headers cannot contain duplicates.')
  }
  const values = headers === undefined ? rows.slice(1) : rows
  return succeed(
    values.map((row) => {
      const item = emptyObject()
      for (const [at, name] of names.entries()) item[name] = row[at] ?? ''
      return item
    }),
  )
}

function rowsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  const endRow = (): void => {
    rows.push([...row, field])
    row = []
    field = ''
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at)
    if (quoted) {
      if (unit !== '"') field += unit
      else if (text.charAt(at + 1) === '"') field += text.charAt(++at)
      else quoted = false
    } else if (unit === '"' && field === '') quoted = true
    else if (unit === delimiter) {
      row.push(field)
      field = ''
    } else if (unit === '\n') endRow()
    else if (unit !== '\r' || text.charAt(at + 1) !== '\n') field += unit
  }
  if (field !== '' || row.length > 0) endRow()
  return rows
}
