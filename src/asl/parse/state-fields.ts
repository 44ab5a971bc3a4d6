import type { StateType } from '../machine.ts'

/** Fields that each state type takes, beside Type, Comment and QueryLanguage. AWS's service accepts just these. */
const fieldsOfType: Readonly<Record<StateType, string>> = {
  Pass: 'InputPath OutputPath Result ResultPath Parameters Output Assign Next End',
  Task:
    'InputPath OutputPath ResultPath Parameters Arguments Output Assign Resource Credentials ResultSelector Retry ' +
    'Catch TimeoutSeconds TimeoutSecondsPath HeartbeatSeconds HeartbeatSecondsPath Next End',
  Choice: 'InputPath OutputPath Output Assign Choices Default',
  Wait: 'InputPath OutputPath Output Assign Seconds Timestamp SecondsPath TimestampPath Next End',
  Succeed: 'InputPath OutputPath Output',
  Fail: 'Error Cause ErrorPath CausePath',
  Parallel:
    'InputPath OutputPath ResultPath Parameters Arguments Output Assign ResultSelector Retry Catch Branches Next End',
  Map:
    'InputPath OutputPath ResultPath Parameters Output Assign ResultSelector Retry Catch ItemProcessor Iterator ' +
    'ItemsPath Items ItemSelector ItemReader ItemBatcher ResultWriter MaxConcurrency MaxConcurrencyPath ' +
    'ToleratedFailurePercentage ToleratedFailurePercentagePath ToleratedFailureCount ToleratedFailureCountPath ' +
    'Label Next End',
}

export const stateFields = Object.fromEntries(
  Object.entries(fieldsOfType).map(([type, names]) => [type, fieldSet(`Type Comment QueryLanguage ${names}`)]),
) as Readonly<Record<StateType, ReadonlySet<string>>>

/** The order is AWS's, in its message on an unknown type. */
export const stateTypes: readonly StateType[] = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map']

/** Fields that exist in one query language only. */
export const fieldLanguage: ReadonlyMap<string, 'JSONPath' | 'JSONata'> = new Map([
  ...languageOf(
    'JSONPath',
    'InputPath OutputPath ResultPath Parameters ResultSelector Result ItemsPath TimeoutSecondsPath ' +
      'HeartbeatSecondsPath SecondsPath TimestampPath MaxConcurrencyPath ToleratedFailurePercentagePath ' +
      'ToleratedFailureCountPath ErrorPath CausePath Variable MaxItemsPath MaxItemsPerBatchPath ' +
      'MaxInputBytesPerBatchPath',
  ),
  ...languageOf('JSONata', 'Arguments Output Items Condition'),
])

export function fieldSet(names: string): ReadonlySet<string> {
  return new Set(names.split(' '))
}

function languageOf<T extends string>(language: T, names: string): readonly (readonly [string, T])[] {
  return names.split(' ').map((name) => [name, language] as const)
}
