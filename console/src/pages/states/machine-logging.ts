import type { LoggingConfiguration, LogLevel } from '@aws-sdk/client-sfn'
import { callAws } from '../../aws/call.ts'

/** Logging as a form holds it. */
export interface LoggingChoice {
  readonly level: LogLevel
  readonly includeData: boolean
  /** A log group's name; it is created when it is saved if it does not exist. */
  readonly group: string
}

export const noLogging: LoggingChoice = { level: 'OFF', includeData: false, group: '' }

export const groupPrefix = '/aws/vendedlogs/states/'

export const levels: readonly (readonly [level: LogLevel, label: string, description: string])[] = [
  ['OFF', 'Off', 'Nothing is logged.'],
  ['ALL', 'All', 'Every event of every execution.'],
  ['ERROR', 'Errors', 'Failed tasks, caught errors and failed executions.'],
  ['FATAL', 'Fatal', 'Executions that fail, time out or are stopped.'],
]

export function loggingOf(configuration: LoggingConfiguration | undefined): LoggingChoice {
  const arn = configuration?.destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? ''
  return {
    level: configuration?.level ?? 'OFF',
    includeData: configuration?.includeExecutionData ?? false,
    group: logGroupName(arn),
  }
}

/** `arn:aws:logs:REGION:ACCOUNT:log-group:NAME:*`: the name. */
export const logGroupName = (arn: string): string => /:log-group:(.+?)(?::\*)?$/.exec(arn)?.[1] ?? ''

/** What the service takes; the log group is made where it is missing. */
export async function savedLogging(choice: LoggingChoice): Promise<LoggingConfiguration> {
  if (choice.level === 'OFF') return { level: 'OFF', includeExecutionData: false }
  const arn = (await logGroupArn(choice.group)) ?? (await createGroup(choice.group))
  return {
    level: choice.level,
    includeExecutionData: choice.includeData,
    destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: arn } }],
  }
}

async function createGroup(name: string): Promise<string> {
  await callAws('logs', 'createLogGroup', { logGroupName: name })
  return (await logGroupArn(name)) ?? ''
}

async function logGroupArn(name: string): Promise<string | undefined> {
  const { logGroups = [] } = await callAws('logs', 'describeLogGroups', { logGroupNamePrefix: name, limit: 50 })
  const arn = logGroups.find(({ logGroupName }) => logGroupName === name)?.arn
  return arn === undefined || arn.endsWith(':*') ? arn : `${arn}:*`
}
