import type { Failure } from '../../base/index.ts'

/** Query services (IAM, STS) and JSON services have different names for the same refusals. */
export type Dialect = 'query' | 'json'

type Kind = 'incomplete' | 'mismatch' | 'unknownKey' | 'expiredToken' | 'unsigned'

const codes: Readonly<Record<Kind, Readonly<Record<Dialect, string>>>> = {
  incomplete: { query: 'IncompleteSignature', json: 'IncompleteSignatureException' },
  mismatch: { query: 'SignatureDoesNotMatch', json: 'InvalidSignatureException' },
  unknownKey: { query: 'InvalidClientTokenId', json: 'UnrecognizedClientException' },
  expiredToken: { query: 'ExpiredToken', json: 'ExpiredTokenException' },
  unsigned: { query: 'MissingAuthenticationToken', json: 'MissingAuthenticationTokenException' },
}

const jsonCodeOf = new Map(Object.values(codes).map(({ query, json }) => [query, json]))

/** The failure under the code of its dialect; codes that are no signature's are left as they are. */
export function inDialect(failure: Failure, dialect: Dialect): Failure {
  const code = dialect === 'json' ? jsonCodeOf.get(failure.code) : undefined
  return code === undefined ? failure : { ...failure, code }
}

/** What a call is told that carries no signature where one is needed. */
export function unsignedFailure(dialect: Dialect): Failure {
  const message = dialect === 'query' ? 'Request is missing Authentication Token' : 'Missing Authentication Token'
  return { code: codes.unsigned[dialect], message }
}

/** A signature that cannot be read. Like all failures here under the code of query services. */
export function incomplete(message: string): Failure {
  return { code: codes.incomplete.query, message }
}

/** A signature that can be read, and is not right. */
export function mismatch(message: string): Failure {
  return { code: codes.mismatch.query, message }
}
