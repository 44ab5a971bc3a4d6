import { fail, limits, succeed, utf8Length, type Outcome } from '../../base/index.ts'
import { serviceModels, type LambdaShapes as Shapes } from '../../protocol/index.ts'
import { checkPassRole } from '../access/authorise.ts'
import { assumeRoleForService } from '../access/service-role.ts'
import type { Call } from '../contract.ts'
import { functionArn } from './names.ts'
import type { Revision } from './records.ts'
import { invalid } from './zip-directory.ts'

/** What CreateFunction and UpdateFunctionConfiguration have in common. */
export type SettingsInput = Omit<Shapes.UpdateFunctionConfigurationRequest, 'FunctionName' | 'RevisionId'>

/** What of a revision is configuration. */
export type FunctionSettings = Omit<
  Revision,
  'revisionId' | 'buildId' | 'modifiedAt' | 'codeSha256' | 'codeBytes' | 'architecture'
>

/** The configuration after the input, on top of what there was before. */
export async function changedSettings(
  call: Call,
  name: string,
  input: SettingsInput,
  before: FunctionSettings | undefined,
): Promise<Outcome<FunctionSettings>> {
  const { Runtime: runtime = before?.runtime, Handler: handler = before?.handler } = input
  const roleArn = input.Role ?? before?.roleArn ?? ''
  if (runtime === undefined || handler === undefined) {
    return invalid('Runtime and Handler are mandatory parameters for functions created with deployment packages.')
  }
  const checked =
    firstProblem([checkMeasures(input), checkBuilt(input), checkEnvironment(input.Environment?.Variables)]) ??
    (input.Runtime === undefined ? undefined : await checkRuntime(call, runtime)) ??
    (input.Role === undefined ? undefined : await checkRole(call, name, roleArn))
  if (checked !== undefined) return checked
  const { VpcConfig, KMSKeyArn: kmsKeyArn = before?.kmsKeyArn } = input
  const environment = input.Environment === undefined ? before?.environment : input.Environment.Variables
  const vpc = VpcConfig === undefined ? before?.vpc : vpcOf(VpcConfig)
  return succeed({
    runtime,
    handler,
    roleArn,
    description: input.Description ?? before?.description ?? '',
    timeoutSeconds: input.Timeout ?? before?.timeoutSeconds ?? 3,
    memoryMib: input.MemorySize ?? before?.memoryMib ?? 128,
    storageMib: input.EphemeralStorage?.Size ?? before?.storageMib ?? 512,
    logging: loggingOf(name, input.LoggingConfig, before?.logging),
    tracing: input.TracingConfig?.Mode ?? before?.tracing ?? 'PassThrough',
    // An empty one is shown as such, where it was given.
    ...(environment !== undefined && { environment: { ...environment } }),
    ...(vpc !== undefined && { vpc }),
    ...(kmsKeyArn !== undefined && kmsKeyArn !== '' && { kmsKeyArn }),
  })
}

function firstProblem(checks: readonly (Outcome<never> | undefined)[]): Outcome<never> | undefined {
  return checks.find((check) => check !== undefined)
}

/** The service model has the bounds of functions on managed instances, which are higher. */
function checkMeasures({ Timeout: timeout, MemorySize: memory }: SettingsInput): Outcome<never> | undefined {
  const bounds = [
    ['timeout', timeout, limits.functionTimeoutSeconds],
    ['memorySize', memory, limits.functionMemoryMib],
  ] as const
  for (const [name, value, max] of bounds) {
    if (value === undefined || value <= max) continue
    const constraint = `Member must have value less than or equal to ${max}`
    const text = `Value '${value}' at '${name}' failed to satisfy constraint: ${constraint}`
    return fail('ValidationException', `1 validation error detected: ${text}`)
  }
  return undefined
}

/** What would run otherwise than on AWS is refused, rather than left out. */
function checkBuilt(input: SettingsInput): Outcome<never> | undefined {
  const asked: Readonly<Record<string, boolean>> = {
    Layers: (input.Layers ?? []).length > 0,
    FileSystemConfigs: (input.FileSystemConfigs ?? []).length > 0,
    ImageConfig: input.ImageConfig !== undefined && Object.keys(input.ImageConfig).length > 0,
    'DeadLetterConfig with a target': (input.DeadLetterConfig?.TargetArn ?? '') !== '',
    'SnapStart for published versions': input.SnapStart?.ApplyOn === 'PublishedVersions',
    'LoggingConfig with LogFormat JSON': input.LoggingConfig?.LogFormat === 'JSON',
    CapacityProviderConfig: input.CapacityProviderConfig !== undefined,
    DurableConfig: input.DurableConfig !== undefined,
  }
  const what = Object.keys(asked).find((name) => asked[name] === true)
  return what === undefined ? undefined : fail('NotImplemented', `${what} is not built into this server.`)
}

/** Source: the developer guide's list of defined runtime environment variables. */
const reservedKeys: ReadonlySet<string> = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
])

function checkEnvironment(variables: Readonly<Record<string, string>> = {}): Outcome<never> | undefined {
  const reserved = Object.keys(variables).filter((key) => reservedKeys.has(key))
  const unable =
    'Lambda was unable to configure your environment variables because the environment variables you have provided'
  if (reserved.length > 0) {
    return invalid(
      `${unable} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    )
  }
  const text = JSON.stringify(variables)
  if (utf8Length(text) > limits.functionEnvironmentBytes) {
    return invalid(`${unable} exceeded the 4KB limit. String measured: ${text}`)
  }
  const nul = Object.entries(variables).find(([, value]) => value.includes('\0'))
  return nul === undefined ? undefined : invalid(`The environment variable ${nul[0]} holds a NUL character.`)
}

async function checkRuntime(call: Call, runtime: string): Promise<Outcome<never> | undefined> {
  const shape = serviceModels.lambda.shapes['Runtime']
  const known = shape?.kind === 'string' ? (shape.enum ?? []) : []
  if (!known.includes(runtime)) {
    const set = `Member must satisfy enum value set: [${known.join(', ')}] or be a valid ARN`
    return invalid(`Value ${runtime} at 'runtime' failed to satisfy constraint: ${set}`)
  }
  const here = (await call.ports.functions?.runtimes()) ?? []
  if (here.includes(runtime)) return undefined
  const has = here.length === 0 ? 'no runtime of functions' : here.join(', ')
  return invalid(`The runtime ${runtime} is not on this machine, which has ${has}.`)
}

/** The caller may hand the role over, and Lambda may take it. */
async function checkRole(call: Call, name: string, roleArn: string): Promise<Outcome<never> | undefined> {
  const passed = await checkPassRole(call, roleArn, 'lambda.amazonaws.com')
  if (!passed.ok) return passed
  const taken = await assumeRoleForService(call.ports, {
    roleArn,
    service: 'lambda.amazonaws.com',
    sourceArn: functionArn(call.space, name),
    sourceAccount: call.space.account,
    sessionName: name,
    now: call.now,
  })
  return taken.ok ? undefined : invalid(roleRefused)
}

export const roleRefused = 'The role defined for the function cannot be assumed by Lambda.'

function loggingOf(
  name: string,
  input: Shapes.LoggingConfig | undefined,
  before: Shapes.LoggingConfig | undefined,
): Shapes.LoggingConfig {
  const LogGroup = input?.LogGroup ?? before?.LogGroup ?? `/aws/lambda/${name}`
  return { LogFormat: 'Text', LogGroup }
}

/** Stored and shown; a function's process has the network of the server. */
function vpcOf({
  SubnetIds: subnetIds = [],
  SecurityGroupIds: securityGroupIds = [],
}: Shapes.VpcConfig): Revision['vpc'] {
  return subnetIds.length === 0 && securityGroupIds.length === 0 ? undefined : { subnetIds, securityGroupIds }
}
