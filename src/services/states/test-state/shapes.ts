/** What calls of a service answer, as compact tables that `tools/generate-task-shapes.ts` makes. */
export interface ServiceShapes {
  /** Operation as the service's API names it (`PutItem`) -> index of its answer's shape. */
  readonly operations: Readonly<Record<string, number>>
  readonly shapes: readonly Shape[]
}

/** Numbers that follow `of` and the members are indices. Bounds of lengths and values, both included. */
export type Shape =
  | { readonly is: 'any' | 'boolean' | 'timestamp' }
  | { readonly is: 'text' | 'blob' | 'number'; readonly least?: number; readonly most?: number }
  | { readonly is: 'enum'; readonly words: readonly string[] }
  | { readonly is: 'list'; readonly of: number; readonly least?: number; readonly most?: number }
  | { readonly is: 'map'; readonly of: number }
  | {
      readonly is: 'structure'
      /** By the names that Step Functions gives them. */
      readonly members: Readonly<Record<string, number>>
      readonly required?: readonly string[]
    }
