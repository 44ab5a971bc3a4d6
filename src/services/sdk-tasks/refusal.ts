import type { Failure } from '../../base/index.ts'
import type { TaskOutcome } from '../../engine/index.ts'
import { serviceModels } from '../../protocol/index.ts'
import type { SdkService } from './sdk-services.ts'

/** What Java's SDK throws for a refusal of the service, as AWS tells it: of what the service does not model, the SDK's own. */
export function sdkRefusal({ service, id }: SdkService, { code, message }: Failure, requestId: string): TaskOutcome {
  const { errors } = serviceModels[service]
  const modeled = Object.hasOwn(errors, code) ? errors[code] : undefined
  const name = modeled === undefined ? `${id}Exception` : exceptionName(code)
  const status = modeled?.status ?? unmodeledStatus(service, code)
  return {
    kind: 'failed',
    error: `${id}.${name}`,
    cause: `${message} (Service: ${id}, Status Code: ${status}, Request ID: ${requestId}) (SDK Attempt Count: 1)`,
  }
}

export function exceptionName(code: string): string {
  return code.endsWith('Exception') ? code : `${code}Exception`
}

/** JSON services refuse everything with 400, the others what is not allowed with 403. */
function unmodeledStatus(service: SdkService['service'], code: string): number {
  const json = service === 'states' || service === 'logs'
  return !json && code.startsWith('AccessDenied') ? 403 : 400
}
