import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider, type QueryKey } from '@tanstack/react-query'
import { lazy, Suspense, type ComponentType } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { isUnreachable } from './aws/error-sentence.ts'
import { isSignedOut } from './aws/renew-session.ts'
import { serverIsBack } from './aws/server-is-back.ts'
import { routes } from './routes.ts'
import { Frame } from './shell/frame.tsx'
import { Loading } from './shell/loading.tsx'
import { NotFound } from './shell/not-found.tsx'
import { NotificationsProvider } from './shell/notifications.tsx'
import { PageFactsProvider } from './shell/page.tsx'
import { useSession } from './shell/session.ts'
import { SignInAgain } from './shell/sign-in-again.tsx'
import { SignIn } from './shell/sign-in.tsx'

/** How long an answer counts as fresh: pages that follow each other share it. */
const freshMs = 2_000

/** A call that the session no longer covers: asking for the session again leads to the way in. */
function onError(error: unknown): void {
  if (isSignedOut(error)) void queries.invalidateQueries({ queryKey: ['console', 'session'] })
}

/** What could not be asked is asked when the server is back. */
function onQueryError(error: Error, key: QueryKey): void {
  if (isUnreachable(error)) void askWhenBack()
  else if (key[1] !== 'session') onError(error)
}

async function askWhenBack(): Promise<void> {
  await serverIsBack()
  await queries.invalidateQueries({ predicate: ({ state }) => state.status === 'error' })
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: (error, { queryKey }) => onQueryError(error, queryKey) }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: freshMs,
      // The SDK tries again by itself; what is refused stays refused.
      retry: false,
    },
  },
})

const pages: readonly (readonly [path: string, Page: ComponentType])[] = routes.map(({ path, load }) => [
  path,
  lazy(load),
])

export function App() {
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={queries}>
        <NotificationsProvider>
          <PageFactsProvider>
            <Signed />
          </PageFactsProvider>
        </NotificationsProvider>
      </QueryClientProvider>
    </I18nProvider>
  )
}

/**
 * The pages for who is signed in, else the way in. The address stays, so that signing in leads to what was asked for; a
 * page whose session ends stays below the way in, with all that was typed into it.
 */
function Signed() {
  const session = useSession()
  const isOut = isSignedOut(session.error)
  if (session.isPending) return <Loading />
  if (session.data === undefined) return <SignIn error={session.error} />
  return (
    <>
      {isOut && <SignInAgain error={session.error} />}
      <Frame key={session.data.principal.arn} session={session.data}>
        <Pages />
      </Frame>
    </>
  )
}

function Pages() {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        {pages.map(([path, Page]) => (
          <Route key={path} path={path} component={Page} />
        ))}
        <Route path="/sign-in">
          <Redirect to="/" replace />
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  )
}
