import { serviceModels, type ServiceName } from '../../protocol/index.ts'

/** A service as integrations call it: by its name in a resource, and by the one that Java's SDK has in its errors. */
export interface SdkService {
  readonly service: ServiceName
  readonly id: string
}

const services: Readonly<Record<string, SdkService>> = {
  sfn: { service: 'states', id: 'Sfn' },
  iam: { service: 'iam', id: 'Iam' },
  sts: { service: 'sts', id: 'Sts' },
  apigateway: { service: 'apigateway', id: 'ApiGateway' },
  cloudwatchlogs: { service: 'logs', id: 'CloudWatchLogs' },
  lambda: { service: 'lambda', id: 'Lambda' },
}

export interface SdkTarget extends SdkService {
  readonly operation: string
  readonly waits: boolean
}

const sdkResource = /^arn:[^:]+:states:::aws-sdk:([a-z0-9]+):([A-Za-z0-9]+)(\.waitForTaskToken)?$/

/** What `arn:aws:states:::aws-sdk:iam:getRole` calls; undefined for services and operations that there are not here. */
export function sdkTargetOf(resource: string): SdkTarget | undefined {
  const [, name = '', action = '', token] = sdkResource.exec(resource) ?? []
  const service = Object.hasOwn(services, name) ? services[name] : undefined
  if (service === undefined) return undefined
  const operation = action.charAt(0).toUpperCase() + action.slice(1)
  if (!Object.hasOwn(serviceModels[service.service].operations, operation)) return undefined
  return { ...service, operation, waits: token !== undefined }
}

/**
 * A member of a shape as Java's SDK names it, with a large first letter: of capitals in a row at its beginning only the
 * last one stays, where a word follows (`SSHPublicKeyId` is `SshPublicKeyId`, `kmsKeyId` is `KmsKeyId`).
 */
export function memberName(name: string): string {
  const leading = /^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+$/.exec(name)?.[0] ?? name.charAt(0)
  return name.charAt(0).toUpperCase() + leading.slice(1).toLowerCase() + name.slice(leading.length)
}
