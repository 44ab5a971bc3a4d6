import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useParams } from 'wouter'
import type { AreaLink } from './areas.ts'

export interface Crumb {
  readonly text: string
  readonly href: string
}

/** What a page tells the frame around it. */
export interface PageFacts {
  /** Of the tab, and the last breadcrumb. */
  readonly title: string
  /** Between the area and the title. */
  readonly crumbs?: readonly Crumb[]
  /** More links in the side navigation while the page is open, as those of one API. */
  readonly section?: { readonly text: string; readonly links: readonly AreaLink[] }
}

const Facts = createContext<readonly [PageFacts | undefined, (facts: PageFacts) => void]>([undefined, () => {}])

export function PageFactsProvider({ children }: { readonly children: ReactNode }) {
  const [facts, setFacts] = useState<PageFacts | undefined>()
  return <Facts value={useMemo(() => [facts, setFacts] as const, [facts])}>{children}</Facts>
}

export const usePageFacts = (): PageFacts | undefined => useContext(Facts)[0]

/** Sets the tab's title, the breadcrumbs and the page's own side links. */
export function usePage(facts: PageFacts): void {
  const [, setFacts] = useContext(Facts)
  const text = JSON.stringify(facts)
  useEffect(() => {
    const facts = JSON.parse(text) as PageFacts
    document.title = `${facts.title} · Stile`
    setFacts(facts)
  }, [text, setFacts])
}

/** A part of the path, decoded: `useRouteParameter('arn')` for `/states/machines/:arn`. */
export function useRouteParameter(name: string): string {
  const value = useParams<Record<string, string | undefined>>()[name] ?? ''
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
