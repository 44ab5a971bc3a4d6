import type { Chance, EpochMs } from '../base/index.ts'
import { headerNamed, type HeaderList } from './headers.ts'

/** A client may name the request itself; AWS takes that for `$context.requestId` and the answer. */
export function requestIdOf(headers: HeaderList, chance: Chance): string {
  const given = headerNamed(headers, 'x-amzn-requestid')
  return given !== undefined && /^[\w-]{1,128}$/.test(given) ? given : chance.uuid()
}

/** Like `JZ2zfHc3oAMFQ1g=`: 16 characters, the last an equals sign. */
export function newExtendedRequestId(chance: Chance): string {
  return `${Buffer.from(chance.bytes(11)).toString('base64url')}=`
}

/** `Root=1-{8 hex digits of the time}-{24 hex digits}` */
export function newTraceId(chance: Chance, at: EpochMs): string {
  const seconds = Math.floor(at / 1000)
    .toString(16)
    .padStart(8, '0')
  return `Root=1-${seconds}-${Buffer.from(chance.bytes(12)).toString('hex')}`
}
