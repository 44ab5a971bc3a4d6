import type { ComponentType } from 'react'

/** One page: its path in wouter's form, the title while it loads, and where its code is. */
export interface Route {
  readonly path: string
  readonly title: string
  readonly load: () => Promise<{ readonly default: ComponentType }>
}
