import type { JsonObject } from '../../base/index.ts'
import type { Datum } from '../datum.ts'
import type { Usage } from './weight.ts'

/** What an expression can see. */
export interface Environment {
  /** `$` */
  readonly input: Datum
  /** `$$`, built when first asked for. */
  context(): JsonObject
  variable(name: string): Datum | undefined
  readonly usage: Usage
  readonly chance: { random(): number; uuid(): string }
  readonly digest: { hashHex(algorithm: HashAlgorithm, text: string): string }
}

export type HashAlgorithm = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'

/** Why an expression has no value. What is said of it depends on the field it stands in. */
export type Fault =
  | { readonly kind: 'excess' }
  | {
      readonly kind: 'missing'
      /** The path as AWS tells it: one into the context object with one dollar sign. */
      readonly text: string
      readonly reason: string
      /** What was searched, unless it is the input. */
      readonly searched?: JsonObject
    }
  | { readonly kind: 'function'; readonly message: string }
