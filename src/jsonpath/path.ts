import type { JavaRegex, JsonValue } from '../base/index.ts'

/** A parsed path: what it selects is decided by `selectPath`. */
export interface JsonPath {
  /** As it was written. */
  readonly text: string
  readonly root: '$' | '@'
  readonly steps: readonly Step[]
  /** It selects at most one value. Otherwise its result is always an array. */
  readonly definite: boolean
}

export type Step =
  | { readonly kind: 'name'; readonly name: string }
  /** `['a','b']`: at the end of a path the members merged into one object, before that each in turn. */
  | { readonly kind: 'names'; readonly names: readonly string[]; readonly merge: boolean }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'scan' }
  | { readonly kind: 'filter'; readonly filter: Filter; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Parameter[] }

export type Parameter =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'path'; readonly path: JsonPath }

export type Filter =
  | { readonly kind: 'or' | 'and'; readonly operands: readonly Filter[] }
  | { readonly kind: 'not'; readonly operand: Filter }
  | { readonly kind: 'exists'; readonly path: JsonPath }
  | { readonly kind: 'relation'; readonly left: Operand; readonly operator: Operator; readonly right: Operand }

export type Operand =
  | { readonly kind: 'path'; readonly path: JsonPath }
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'pattern'; readonly pattern: JavaRegex }

export type Operator =
  | '=='
  | '!='
  | '==='
  | '!=='
  | '<'
  | '<='
  | '>'
  | '>='
  | '=~'
  | 'IN'
  | 'NIN'
  | 'CONTAINS'
  | 'ALL'
  | 'SIZE'
  | 'EMPTY'
  | 'SUBSETOF'
  | 'ANYOF'
  | 'NONEOF'

/** The path as Jayway prints it back: `$['a'][0]`, `$..['b'][*]`. */
export function normalisedText(path: Pick<JsonPath, 'root' | 'steps'>): string {
  return path.root + path.steps.map(stepText).join('')
}

export function stepText(step: Step): string {
  switch (step.kind) {
    case 'name':
      return `['${step.name}']`
    case 'names':
      return `[${step.names.map((name) => `'${name}'`).join(',')}]`
    case 'index':
      return `[${step.index}]`
    case 'indexes':
      return `[${step.indexes.join(',')}]`
    case 'slice':
      return `[${step.from ?? ''}:${step.to ?? ''}]`
    case 'wildcard':
      return '[*]'
    case 'scan':
      return '..'
    case 'filter':
      return `[?]`
    case 'call':
      return `.${step.name}(${step.parameters.length > 0 ? '...' : ''})`
  }
}
