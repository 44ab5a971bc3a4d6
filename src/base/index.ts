export { assert, AssertionError, unreachable } from './assert.ts'
export { formatArn, parseArn, spaceKey, type Arn, type Space } from './arn.ts'
export { base64Decode, base64Encode } from './base64.ts'
export { randomText, timeOrderedUuid, type Chance } from './chance.ts'
export type { Digest } from './digest.ts'
export { compileJavaRegex, type JavaRegex } from './java-regex.ts'
export {
  depthOf,
  emptyObject,
  isArray,
  isObject,
  jsonEquals,
  member,
  parseJson,
  type JsonObject,
  type JsonValue,
} from './json.ts'
export { limits } from './limits.ts'
export { copyNumerals, keepNumeral, mayHaveNumerals, numeralAt, numeralOf, parseKeepingNumerals } from './numerals.ts'
export { fail, refuse, succeed, type Failure, type Outcome } from './outcome.ts'
export { utf8Length } from './text.ts'
export { isoMilliseconds, isoSeconds, type Clock, type EpochMs } from './time.ts'
export { utf8Bytes, utf8Text } from './utf8.ts'
