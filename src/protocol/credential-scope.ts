import { percentDecode } from './form.ts'
import type { WireRequest } from './wire.ts'

/**
 * The service that the request says it is signed for: the fourth field of `key/20261122/region/service/aws4_request`,
 * in the Authorization header or in `X-Amz-Credential`. Undefined where it is not signed.
 */
export function scopeService(request: Pick<WireRequest, 'headers' | 'query'>): string | undefined {
  const authorization = request.headers['authorization']
  const credential =
    authorization === undefined
      ? /(?:^|&)X-Amz-Credential=([^&]*)/.exec(request.query)?.[1]
      : /Credential=([^\s,]+)/.exec(authorization)?.[1]
  if (credential === undefined) return undefined
  return percentDecode(credential)?.split('/').at(-2)
}
