/** Whole seconds since 1970 and the nanoseconds beside them, since comparisons look at all digits. */
export interface Instant {
  readonly seconds: number
  readonly nanoseconds: number
}

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/

/** RFC 3339 as definitions and Choice states take it: upper-case T and Z, an offset always. */
export function parseTimestamp(text: string): Instant | undefined {
  const match = rfc3339.exec(text)
  return match === null ? undefined : instantOf(match)
}

const offsetDateTime =
  /^(\d{4}|-\d{4,8}|\+\d{5,8})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{0,9}))?)?(?:Z|([+-])(\d\d)(?::(\d\d)(?::(\d\d))?)?)$/i

/**
 * The `ISO-8601 extended offset date-time format` of a Wait's messages, which is the name of java.time's
 * ISO_OFFSET_DATE_TIME: seconds may be left out, an offset may be hours alone or have seconds, case does not matter.
 */
export function parseOffsetDateTime(text: string): Instant | undefined {
  const match = offsetDateTime.exec(text)
  return match === null ? undefined : instantOf(match)
}

function instantOf(match: RegExpExecArray): Instant | undefined {
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const offset = offsetSeconds(match[8], Number(match[9] ?? 0), Number(match[10] ?? 0), Number(match[11] ?? 0))
  if (offset === undefined) return undefined
  const local = daysSinceEpoch(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
  return { seconds: local - offset, nanoseconds: Number((match[7] ?? '').padEnd(9, '0')) }
}

export function compareInstants(left: Instant, right: Instant): number {
  return left.seconds - right.seconds || left.nanoseconds - right.nanoseconds
}

/** Milliseconds since 1970 at which the instant has come; a started millisecond counts as whole. */
export function instantMs(instant: Instant): number {
  return instant.seconds * 1_000 + Math.ceil(instant.nanoseconds / 1_000_000)
}

function offsetSeconds(sign: string | undefined, hours: number, minutes: number, seconds: number): number | undefined {
  if (sign === undefined) return 0
  const total = hours * 3_600 + minutes * 60 + seconds
  if (minutes > 59 || seconds > 59 || total > 18 * 3_600) return undefined
  return sign === '-' ? -total : total
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days of the proleptic Gregorian calendar; March counts as the first month, so that the leap day comes last. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
