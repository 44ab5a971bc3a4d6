const looks: Readonly<Record<string, string>> = {
  GET: 'run',
  POST: 'ok',
  PUT: 'warn',
  PATCH: 'warn',
  DELETE: 'bad',
  ANY: 'any',
}

/** An HTTP method as a coloured word. */
export function Verb({ method }: { readonly method: string }) {
  return <span className={`verb verb-${looks[method] ?? 'off'}`}>{method}</span>
}
