import { isArray, isoMilliseconds, keepNumeral, numeralAt, type JsonObject, type JsonValue } from '../../base/index.ts'
import { numeralOfDatum } from '../datum.ts'
import { valueOfPart, type Scope } from './part.ts'
import { parentOf, partAt, stateOf, type Run } from './run.ts'

export interface MapItem {
  readonly index: number
  readonly value: JsonValue
  /** How an item that is a number is written. */
  readonly numeral?: string
  /** Of an item that is a member of an object. */
  readonly key?: string
  /** Where a distributed Map has read it. */
  readonly source?: string
}

/** JSONPath hands numbers on as they were written, JSONata's are JavaScript's. */
export type Numbers = 'asWritten' | 'plain'

/** The context object (`$$`, `$states.context`) as the state sees it. Times are ISO 8601 with milliseconds. */
export function contextObject(
  run: Run,
  scope: Scope,
  numbers: Numbers,
  item = itemAround(run, scope, numbers),
): JsonObject {
  const { execution } = run
  const { context, redrivenAt } = execution
  const mapItem = item === undefined ? {} : { Map: { Item: itemObject(item) } }
  if (context !== undefined) return { ...context, ...mapItem }
  const retries = scope.retries.reduce((sum, count) => sum + count, 0)
  const { type } = stateOf(run, scope)
  const retriable = type === 'Task' || type === 'Map' || type === 'Parallel'
  const { input } = execution
  const about: JsonObject = {
    Id: execution.arn,
    Input: numbers === 'asWritten' ? input.exact : input.value,
    StartTime: isoMilliseconds(execution.startedAt),
    Name: execution.name,
    RoleArn: execution.roleArn,
    ...(execution.express ? {} : { RedriveCount: execution.redriveCount }),
    ...(redrivenAt === undefined ? {} : { RedriveTime: isoMilliseconds(redrivenAt) }),
  }
  if (numbers === 'asWritten') keepNumeral(about, 'Input', numeralOfDatum(input))
  return {
    Execution: about,
    ...mapItem,
    StateMachine: { Id: execution.machineArn, Name: execution.machineName },
    State: {
      Name: scope.state,
      EnteredTime: isoMilliseconds(scope.enteredAt),
      ...(retriable ? { RetryCount: retries } : {}),
    },
    ...(scope.token === undefined ? {} : { Task: { Token: scope.token } }),
  }
}

function itemObject({ index, value, numeral, key, source }: MapItem): JsonObject {
  const item: JsonObject = {
    Index: index,
    Value: value,
    ...(key === undefined ? {} : { Key: key }),
    ...(source === undefined ? {} : { Source: source }),
  }
  keepNumeral(item, 'Value', numeral)
  return item
}

/** The item of the innermost iteration that the scope is in. */
function itemAround(run: Run, scope: Scope, numbers: Numbers): MapItem | undefined {
  for (let inner: Scope | undefined = scope; inner !== undefined;) {
    const parent = parentOf(run, inner)
    if (parent !== undefined && inner.index !== undefined && stateOf(run, parent).type === 'Map') {
      return itemOf(run, parent, inner.index, numbers)
    }
    inner = parent
  }
  return undefined
}

/** The item of that index, of the Map that the scope is in. */
export function itemOf(run: Run, map: Scope, index: number, numbers: Numbers): MapItem {
  const datum = valueOfPart(partAt(run, itemsKey(map)))
  const items = numbers === 'asWritten' ? datum?.exact : datum?.value
  const value = isArray(items) ? items[index] : undefined
  const numeral = items === undefined ? undefined : numeralAt(items, index)
  return { index, value: value ?? null, ...(numeral === undefined ? {} : { numeral }) }
}

/** The part that holds the items of the Map's present attempt. */
export function itemsKey(map: Scope): string {
  return `${map.key}/${map.join?.run ?? 0}.items`
}
