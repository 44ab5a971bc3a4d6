import jsonata from 'jsonata'
import type { Focus } from './run.ts'

/** JSONata's own functions and those that AWS adds, by name. */
export const nativeNames: ReadonlySet<string> = new Set(
  (
    'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad ' +
    'match contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs ' +
    'sqrt power random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse ' +
    'each error assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl ' +
    'decodeUrlComponent decodeUrl toMillis fromMillis clone now millis partition range hash uuid parse'
  ).split(' '),
)

type Implementation = (this: Focus, ...parameters: unknown[]) => unknown

/** The functions of JSONata's that ours put a bound on. */
const wrapped = [
  'distinct',
  'each',
  'filter',
  'formatInteger',
  'formatNumber',
  'fromMillis',
  'join',
  'map',
  'pad',
  'parseInteger',
  'reduce',
  'replace',
  'sift',
  'single',
  'sort',
  'split',
  'spread',
  'string',
  'toMillis',
  'base64decode',
] as const

const implementations = new Map<string, Implementation>()
for (const name of wrapped) {
  const definition = (await jsonata(`$${name}`).evaluate(undefined)) as { readonly implementation: Implementation }
  implementations.set(name, definition.implementation)
}

/** Calls JSONata's own function of that name. */
export function native(focus: Focus, name: (typeof wrapped)[number], ...parameters: unknown[]): unknown {
  return (implementations.get(name) as Implementation).apply(focus, parameters)
}
