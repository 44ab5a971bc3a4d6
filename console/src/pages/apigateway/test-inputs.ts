/** What a person types into the test form, as TestInvokeMethod takes it. */

/** Pairs, one a line or joined with `&`, as a query string: values are encoded unless they are already. */
export const queryOf = (text: string): string =>
  text
    .split(/[&\n]/)
    .map((pair) => pair.trim().replace(/^\?/, ''))
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0 ? encoded(pair) : `${encoded(pair.slice(0, equals))}=${encoded(pair.slice(equals + 1))}`
    })
    .join('&')

function encoded(text: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(text.replaceAll('+', ' ')))
  } catch {
    return encodeURIComponent(text)
  }
}

/** `Name: value`, one a line; a name may come several times. */
export function headersOf(text: string): Record<string, string[]> {
  const headers: [string, string[]][] = []
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const [name, value] = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    const known = headers.find(([other]) => other === name)
    if (known === undefined) headers.push([name, [value]])
    else known[1].push(value)
  }
  return Object.fromEntries(headers)
}

/** `name=value`, one a line. */
export const variablesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.indexOf('=') > 0)
      .map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]),
  )

/** The setting that keeps the body last tested with a method: the stage's snippets send it too. */
export const bodySetting = (apiId: string, httpMethod: string, path: string): string =>
  `body-${apiId}-${httpMethod} ${path}`
