import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [
  { path: '/functions', title: 'Functions', load: () => import('./functions-page.tsx') },
  { path: '/functions/:name', title: 'Function', load: () => import('./function-page.tsx') },
]
