import { SpaceBetween } from '@cloudscape-design/components'
import type { OuterLink } from '../../execution/links.ts'
import { PageLink } from '../../shell/links.tsx'
import { executionHref, functionHref, mapRunHref } from './states-links.ts'

const words: Readonly<Record<OuterLink['kind'], string>> = {
  execution: 'Nested execution',
  'map-run': 'Children',
  function: 'Function',
  activity: 'Activity',
}

/** Where a state led to outside of its execution. */
export function OuterLinks({ links }: { readonly links: readonly OuterLink[] }) {
  if (links.length === 0) return null
  return (
    <SpaceBetween size="xxs">
      {links.map((link) => (
        <div key={link.arn}>
          {words[link.kind]}: <PageLink href={hrefOf(link)}>{link.text}</PageLink>
        </div>
      ))}
    </SpaceBetween>
  )
}

function hrefOf({ kind, arn, text }: OuterLink): string {
  switch (kind) {
    case 'execution':
      return executionHref(arn)
    case 'map-run':
      return mapRunHref(arn)
    case 'function':
      return functionHref(text)
    case 'activity':
      return '/states/activities'
  }
}
