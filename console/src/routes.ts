import type { Route } from './route.ts'

/** Each area lists its pages in its own `routes.ts`; a new area needs no line here. */
const areas = import.meta.glob<{ readonly routes: readonly Route[] }>('./pages/*/routes.ts', { eager: true })

/** The console's pages. Within an area the first that fits is taken. */
export const routes: readonly Route[] = Object.values(areas).flatMap(({ routes }) => routes)
