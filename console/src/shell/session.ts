import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import { callDoor } from '../aws/console-door.ts'
import { setSessionRegion } from '../aws/region.ts'

/** Who the console acts as, and on what server; as `/console/session` says it. */
export interface Session {
  readonly principal: { readonly arn: string; readonly account: string; readonly name: string }
  readonly region: string
  readonly mode: 'dev' | 'serve'
  readonly iam: 'enforce' | 'audit' | 'off'
  /** Where programs call this server, as http://127.0.0.1:4566. */
  readonly apiEndpoint: string
  readonly version: string
  /** True if nobody signed in: `stile dev` did, as root. */
  readonly automatic: boolean
}

export type Credentials =
  | { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string }
  | {
      readonly account: string
      readonly userName: string
      readonly password: string
      /** In place of one that has to be replaced. */
      readonly newPassword?: string
    }
  | { readonly automatic: true }

const queryKey = ['console', 'session']

/** The session; its error is a DoorError with status 401 if nobody is signed in. */
export function useSession(): UseQueryResult<Session> {
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const session = await callDoor<Session>('session', { signal })
      setSessionRegion(session.region)
      return session
    },
    staleTime: 60_000,
    retry: false,
  })
}

/** Signs in; fails with the server's sentence. What another principal was shown is forgotten. */
export function useSignIn(): (credentials: Credentials) => Promise<void> {
  const queries = useQueryClient()
  return useCallback(
    async (credentials: Credentials) => {
      const session = await callDoor<Session>('session', { method: 'POST', body: credentials })
      setSessionRegion(session.region)
      const before = queries.getQueryData<Session>(queryKey)
      if (before?.principal.arn !== session.principal.arn) forgetAnswers(queries)
      queries.setQueryData(queryKey, session)
      // The page that was left by the end of a session goes on.
      await queries.invalidateQueries({ predicate: ({ queryKey: [, name] }) => name !== queryKey[1] })
    },
    [queries],
  )
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await callDoor('session', { method: 'DELETE' })
    forgetAnswers(queries)
    await queries.resetQueries({ queryKey })
  }, [queries])
}

/** What one principal was shown is not for the next. */
function forgetAnswers(queries: QueryClient): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[1] !== queryKey[1] })
}
