import {
  AppLayout,
  BreadcrumbGroup,
  ErrorBoundary,
  SideNavigation,
  type SideNavigationProps,
} from '@cloudscape-design/components'
import { useCallback, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { areaOf, areas, type Area } from './areas.ts'
import { BrokenPage, isUnfetched, UnfetchedPage } from './broken-page.tsx'
import { TopBar } from './header.tsx'
import { useKeyboard } from './keyboard.ts'
import { useFollow } from './links.tsx'
import { Notices } from './notifications.tsx'
import { usePageFacts, type PageFacts } from './page.tsx'
import type { Session } from './session.ts'
import { Shortcuts } from './shortcuts.tsx'

/** Below this width the side navigation covers the page, so it starts closed. */
const narrow = '(max-width: 900px)'

/** What stands around every page. */
export function Frame({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const [path] = useLocation()
  const [open, setOpen] = useState(() => !matchMedia(narrow).matches)
  const [shortcuts, setShortcuts] = useState(false)
  const [unfetched, setUnfetched] = useState<string>()
  const facts = usePageFacts()
  const follow = useFollow()
  const area = areaOf(path)
  useKeyboard(useCallback(() => setShortcuts(true), []))
  return (
    <>
      <TopBar session={session} onShortcuts={() => setShortcuts(true)} />
      <AppLayout
        headerSelector="#top-bar"
        navigationOpen={open}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        navigationWidth={240}
        toolsHide
        maxContentWidth={Number.MAX_VALUE}
        notifications={<Notices />}
        breadcrumbs={
          area === undefined ? undefined : (
            <BreadcrumbGroup items={crumbsOf(area, facts)} ariaLabel="Breadcrumbs" onFollow={follow} />
          )
        }
        navigation={
          <SideNavigation
            header={area === undefined ? { text: 'Stile', href: '/' } : { text: area.title, href: area.href }}
            activeHref={activeHref(path, area, facts)}
            items={area === undefined ? areaItems : sideItems(area, facts)}
            onFollow={follow}
          />
        }
        content={
          <ErrorBoundary
            key={path}
            onError={({ error }) => setUnfetched(isUnfetched(error) ? path : undefined)}
            renderFallback={() => (unfetched === path ? <UnfetchedPage /> : <BrokenPage />)}
          >
            {children}
          </ErrorBoundary>
        }
      />
      {shortcuts && <Shortcuts onDismiss={() => setShortcuts(false)} />}
    </>
  )
}

const areaItems: SideNavigationProps.Item[] = areas.map(({ title, href }) => ({ type: 'link', text: title, href }))

function sideItems(area: Area, facts: PageFacts | undefined): SideNavigationProps.Item[] {
  const items: SideNavigationProps.Item[] = []
  for (const group of area.links) {
    if (items.length > 0) items.push({ type: 'divider' })
    for (const { text, href } of group) items.push({ type: 'link', text, href })
  }
  if (facts?.section !== undefined) {
    const links = facts.section.links.map(({ text, href }) => ({ type: 'link' as const, text, href }))
    items.push({ type: 'divider' }, { type: 'section', text: facts.section.text, items: links })
  }
  return items
}

/** The side link with the longest path that the page's path starts with. */
function activeHref(path: string, area: Area | undefined, facts: PageFacts | undefined): string {
  const hrefs = [...(facts?.section?.links ?? []), ...(area?.links.flat() ?? [])].map(({ href }) => href)
  const fitting = hrefs.filter((href) => path === href || path.startsWith(`${href}/`))
  return fitting.sort((a, b) => b.length - a.length)[0] ?? path
}

function crumbsOf(area: Area, facts: PageFacts | undefined): { text: string; href: string }[] {
  const crumbs = [{ text: area.crumb, href: area.href }, ...(facts?.crumbs ?? [])]
  return facts === undefined || facts.title === area.crumb
    ? crumbs
    : [...crumbs, { text: facts.title, href: location.pathname }]
}
