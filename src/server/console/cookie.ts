/** The cookie that holds a console's session. Cookies know no ports, so its name has the port of its console. */
export const sessionCookie = 'stile-session'

/** What the cookie of somebody who has signed out holds: nobody is signed in automatically behind it. */
export const signedOut = 'signed-out'

/** The value of this console's cookie in a `Cookie` header. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const text = pair.trim()
    if (text.startsWith(`${name}=`)) return text.slice(name.length + 1)
  }
  return undefined
}

/** A `Cookie` header without the sessions of consoles; empty when nothing else was in it. */
export function withoutSessions(header: string): string {
  const isSession = (pair: string): boolean => pair.trim().startsWith(sessionCookie)
  return header
    .split(';')
    .filter((pair) => !isSession(pair))
    .join(';')
    .trim()
}

/** The `Set-Cookie` header. Scripts cannot read it, other sites cannot send it; it ends with the browser. */
export function setCookie(name: string, value: string, secure: boolean): string {
  return `${name}=${value}; HttpOnly; SameSite=Strict; Path=/${secure ? '; Secure' : ''}`
}
