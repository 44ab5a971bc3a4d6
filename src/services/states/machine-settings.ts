import { fail, jsonEquals, succeed, type JsonValue, type Outcome } from '../../base/index.ts'
import type { StatesShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { findLogGroup } from '../logs/records.ts'

type Logging = StatesShapes.LoggingConfiguration
type Encryption = StatesShapes.EncryptionConfiguration
type Tracing = StatesShapes.TracingConfiguration

/** What DescribeStateMachine tells of a machine that was made without a word about it. Source: recorded answers. */
export const defaultLogging: Logging = { level: 'OFF', includeExecutionData: false }
export const defaultTracing: Tracing = { enabled: false }
export const defaultEncryption: Encryption = { type: 'AWS_OWNED_KEY' }

/** One log group that is there, unless nothing is logged. */
export async function checkLogging(call: Call, logging: Logging | undefined): Promise<Outcome<Logging>> {
  if (logging === undefined) return succeed(defaultLogging)
  const destinations = logging.destinations ?? []
  const level = logging.level ?? 'OFF'
  if (destinations.length > 1 || (level !== 'OFF' && destinations.length !== 1)) {
    return fail(
      'InvalidLoggingConfiguration',
      'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    )
  }
  if (level !== 'OFF') {
    if (!call.ports.engine.abilities.tellsHistory) {
      return fail('NotImplemented', `Logging of executions (level ${level}) is not built yet.`)
    }
    const arn = destinations[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? ''
    const group = arn.endsWith(':*') ? await findLogGroup(call.ports.documents, arn) : undefined
    if (group === undefined) {
      return fail('InvalidLoggingConfiguration', 'Invalid Logging Configuration: Log Destination not found.')
    }
  }
  return succeed({ ...defaultLogging, ...withoutAbsent(logging) })
}

/** A configuration that says nothing switches tracing off. */
export function tracingOf(given: Tracing | undefined, otherwise: Tracing): Tracing {
  return given === undefined ? otherwise : { ...defaultTracing, ...withoutAbsent(given) }
}

export function checkEncryption(encryption: Encryption | undefined): Outcome<Encryption> {
  if (encryption === undefined) return succeed(defaultEncryption)
  const { type, kmsKeyId, kmsDataKeyReusePeriodSeconds } = encryption
  const custom = type === 'CUSTOMER_MANAGED_KMS_KEY'
  if (custom !== (kmsKeyId !== undefined) || (!custom && kmsDataKeyReusePeriodSeconds !== undefined)) {
    const wrong = custom ? 'a KMS key must be specified' : 'a KMS key must not be specified'
    return fail('InvalidEncryptionConfiguration', `Invalid Encryption Configuration: ${wrong} for type ${type}.`)
  }
  return succeed(withoutAbsent({ kmsDataKeyReusePeriodSeconds: custom ? 300 : undefined, ...encryption }))
}

export function sameSettings(left: object, right: object): boolean {
  return jsonEquals(left as JsonValue, right as JsonValue)
}

function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}
