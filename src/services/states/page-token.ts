import { fail, limits, type Outcome } from '../../base/index.ts'
import type { Call } from '../contract.ts'
import { readToken as readSealed, type Position } from '../page-token.ts'

export { writeToken } from '../page-token.ts'

const invalid = fail('InvalidToken', "Invalid Token: 'Invalid token'")

/** Undefined for the first page. */
export function readToken(call: Call, argument: string, token: string | undefined): Outcome<Position | undefined> {
  return readSealed(call, argument, token, invalid)
}

/** 0 and absent are AWS's default page. */
export function pageSize(maxResults: number | undefined): number {
  return Math.min(maxResults === undefined || maxResults === 0 ? limits.pageItemsDefault : maxResults, limits.pageItems)
}
