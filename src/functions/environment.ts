import { delimiter, dirname } from 'node:path'
import type { FunctionCredentials, FunctionVersion } from './contract.ts'

export interface Surroundings {
  /** Folder of the function's code. */
  readonly root: string
  /** `127.0.0.1:port/secret` */
  readonly runtimeApi: string
  readonly logStream: string
  readonly command: string
  readonly credentials: FunctionCredentials | undefined
  /** By which all processes of a sandbox are known. */
  readonly mark: string
  /** Where this server answers. */
  readonly endpointUrl: string | undefined
}

/**
 * Lambda's variables and the function's own: nothing else of what this server was started with. The function's own
 * cannot replace those that Lambda reserves.
 */
export function environmentOf(version: FunctionVersion, surroundings: Surroundings): Record<string, string> {
  const { credentials, endpointUrl } = surroundings
  return {
    PATH: [dirname(surroundings.command), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...(endpointUrl === undefined ? {} : { AWS_ENDPOINT_URL: endpointUrl }),
    // SDKs put `sync-` before the host of StartSyncExecution and TestState, which local resolvers do not know.
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    ...version.environment,
    _HANDLER: version.handler,
    AWS_DEFAULT_REGION: version.region,
    AWS_REGION: version.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${version.runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(version.memoryMib),
    AWS_LAMBDA_FUNCTION_NAME: version.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: version.version,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: version.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: surroundings.logStream,
    AWS_LAMBDA_RUNTIME_API: surroundings.runtimeApi,
    STILE_SANDBOX: surroundings.mark,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LAMBDA_TASK_ROOT: surroundings.root,
    ...(credentials === undefined
      ? {}
      : {
          AWS_ACCESS_KEY_ID: credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
          AWS_SESSION_TOKEN: credentials.sessionToken,
        }),
  }
}
