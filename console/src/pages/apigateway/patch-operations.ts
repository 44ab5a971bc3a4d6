/** What API Gateway's Update operations take: a list of changes, each a place and a text. */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path: string
  readonly value?: string
}

type Table = Readonly<Record<string, string | boolean>>

/** The change of one value; none if it stayed. An undefined value counts as an empty text. */
export function valueChange(
  path: string,
  before: string | number | boolean | undefined,
  after: string | number | boolean | undefined,
): readonly PatchOperation[] {
  const [from, to] = [String(before ?? ''), String(after ?? '')]
  return from === to ? [] : [{ op: 'replace', path, value: to }]
}

/** The changes of a table by name, as templates by content type: what is new, what is another now, what is gone. */
export function tableChanges(
  path: string,
  before: Table | undefined,
  after: Table | undefined,
  opOfNew: 'add' | 'replace' = 'add',
): readonly PatchOperation[] {
  const place = (name: string): string => `${path}/${escapePointer(name)}`
  const old = new Map(Object.entries(before ?? {}))
  const operations: PatchOperation[] = []
  for (const [name, value] of Object.entries(after ?? {})) {
    const known = old.get(name)
    old.delete(name)
    if (known === undefined) operations.push({ op: opOfNew, path: place(name), value: String(value) })
    else if (known !== value) operations.push({ op: 'replace', path: place(name), value: String(value) })
  }
  // What goes comes first: a name may move from one place to another.
  return [...[...old.keys()].map((name): PatchOperation => ({ op: 'remove', path: place(name) })), ...operations]
}

/** The changes of a plain list, as scopes or media types. */
export function listChanges(
  path: string,
  before: readonly string[] | undefined,
  after: readonly string[],
): readonly PatchOperation[] {
  const gone = (before ?? []).filter((item) => !after.includes(item))
  const come = after.filter((item) => before?.includes(item) !== true)
  return [
    ...gone.map((item): PatchOperation => ({ op: 'remove', path: `${path}/${escapePointer(item)}` })),
    ...come.map((item): PatchOperation => ({ op: 'add', path: `${path}/${escapePointer(item)}` })),
  ]
}

/** A name inside a JSON pointer. */
export const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
