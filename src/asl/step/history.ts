import type { EpochMs } from '../../base/index.ts'
import type { Datum } from './datum.ts'

/** A history event, AWS's record. `details` holds the members of its details object; the key comes from a table. */
export interface HistoryEvent {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  readonly timestamp: EpochMs
  readonly details?: HistoryDetails
}

/** Plain members as they are; payloads (input, output) as Datum, so that their text is built once. */
export interface HistoryDetails {
  readonly [member: string]:
    | string
    | number
    | Datum
    | { readonly truncated: boolean }
    | { readonly [name: string]: string }
    | undefined
}
