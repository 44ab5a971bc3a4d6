/** A parsed template. It can be evaluated any number of times. */
export interface Template {
  readonly text: string
  readonly nodes: readonly Node[]
  /** Macros the template itself defines; they may be called before their definition. */
  readonly macros: ReadonlyMap<string, Macro>
}

export interface Macro {
  readonly parameters: readonly string[]
  readonly body: readonly Node[]
}

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  /** `slashes`: the backslashes before it, which escape it where it has a value. */
  | { readonly kind: 'print'; readonly reference: Reference; readonly slashes: number }
  | { readonly kind: 'set'; readonly target: Reference; readonly value: Expression }
  | { readonly kind: 'if'; readonly branches: readonly Branch[]; readonly otherwise: readonly Node[] }
  | { readonly kind: 'foreach'; readonly variable: string; readonly items: Expression; readonly body: readonly Node[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'define'; readonly name: string; readonly body: readonly Node[] }
  | { readonly kind: 'evaluate'; readonly text: Expression }
  /** `source` is printed where no macro has that name. */
  | {
      readonly kind: 'call'
      readonly name: string
      readonly values: readonly Expression[]
      readonly body: readonly Node[] | undefined
      readonly source: string
    }

export interface Branch {
  readonly condition: Expression
  readonly body: readonly Node[]
}

/** `$name.property.method(1)[0]` */
export interface Reference {
  readonly name: string
  /** `$!name`: prints nothing instead of itself when it has no value. */
  readonly quiet: boolean
  readonly parts: readonly Part[]
  readonly source: string
}

export type Part =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'method'; readonly name: string; readonly values: readonly Expression[] }
  | { readonly kind: 'index'; readonly index: Expression }

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | bigint | boolean }
  /** A number with a point or an exponent: a Java Double, also when it is whole. */
  | { readonly kind: 'double'; readonly value: number }
  /** A text in double quotes that holds references or directives. */
  | { readonly kind: 'interpolation'; readonly nodes: readonly Node[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [key: Expression, value: Expression])[] }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'not'; readonly operand: Expression }
  /** Operators of one precedence, applied from the left: a list, so that a long one takes no stack. */
  | { readonly kind: 'chain'; readonly first: Expression; readonly rest: readonly Link[] }

export interface Link {
  readonly operator: Operator
  readonly operand: Expression
}

export type Operator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'
