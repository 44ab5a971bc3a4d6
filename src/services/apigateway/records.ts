/** Drops members whose value is undefined: records and answers say nothing instead. */
export function defined<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>
}

export type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The body with one member changed, or without it. */
export function assign<Body extends object, K extends keyof Body>(
  body: Body,
  key: K,
  value: Body[K] | undefined,
): Body {
  if (value !== undefined) return { ...body, [key]: value }
  const { [key]: _dropped, ...rest } = body
  return rest as Body
}

/** The entry's own value; names come from users. */
export function entryOf<Value>(entries: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return entries !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined
}

export function withEntry<Value>(
  entries: Readonly<Record<string, Value>> | undefined,
  name: string,
  value: Value,
): Readonly<Record<string, Value>> {
  return { ...entries, [name]: value }
}

export function withoutEntry<Value>(
  entries: Readonly<Record<string, Value>> | undefined,
  name: string,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(entries ?? {}).filter(([other]) => other !== name))
}

/** Empty maps and lists are not stored: AWS leaves them out of answers. */
export function unlessEmpty<T extends object>(value: T | undefined): T | undefined {
  return value === undefined || Object.keys(value).length === 0 ? undefined : value
}
