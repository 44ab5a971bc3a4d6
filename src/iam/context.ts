/**
 * The facts of a request that conditions and policy variables ask for: keys in lower case, values as they are.
 * It is asked only when a policy needs it, so that whoever makes it can make it late.
 */
export interface Context {
  /** One value, or the values of a key that may have several; undefined where the request has no such key. */
  lookup(key: string): string | readonly string[] | undefined
}

export function contextOf(entries: Readonly<Record<string, string | readonly string[] | undefined>>): Context {
  const values = new Map<string, string | readonly string[]>()
  for (const [key, value] of Object.entries(entries)) {
    if (value !== undefined) values.set(key.toLowerCase(), value)
  }
  return { lookup: (key) => values.get(key) }
}

/** Values for policy variables: keys with several values have none. */
export function variableOf(context: Context): (key: string) => string | undefined {
  return (key) => {
    const value = context.lookup(key)
    return typeof value === 'string' ? value : undefined
  }
}
