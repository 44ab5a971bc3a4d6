import type { PropertyFilterProps } from '@cloudscape-design/components'
import type { Account } from '../../execution/account.ts'
import { detailsOf, type HistoryEvent } from '../../execution/history-event.ts'

/** A line of the list of events. */
export interface EventRow {
  readonly id: number
  readonly type: string
  /** The state that it is about. */
  readonly step: string
  /** What it called, as `Lambda` or `sqs:sendMessage`. */
  readonly resource: string
  readonly iteration: string
  readonly afterMs: number
  readonly event: HistoryEvent
}

export function eventRow(account: Account, event: HistoryEvent): EventRow {
  const { resource, resourceType, name } = detailsOf(event)
  const { visit, scope } = account.places[event.id] ?? {}
  return {
    id: event.id,
    type: event.type,
    step: visit?.name ?? name ?? '',
    resource: resourceType === undefined ? (resource ?? '') : `${resourceType}:${resource ?? ''}`,
    iteration: scope?.kind === 'iteration' ? String(scope.index) : '',
    afterMs: event.timestamp.getTime() - (account.startedAt ?? event.timestamp.getTime()),
    event,
  }
}

/** What an event says beyond its type and time, as JSON text laid out by the reader. */
export function eventDetailsText(event: HistoryEvent): string {
  return JSON.stringify(event)
}

export const filteringProperties: readonly PropertyFilterProps.FilteringProperty[] = [
  ['type', 'Type', 'Types'],
  ['step', 'Step', 'Steps'],
  ['resource', 'Resource', 'Resources'],
  ['iteration', 'Iteration', 'Iterations'],
  ['id', 'ID', 'IDs'],
].map(([key = '', propertyLabel = '', groupValuesLabel = '']) => ({
  key,
  propertyLabel,
  groupValuesLabel,
  operators: ['=', '!=', ':', '!:'],
}))

/** Whether a row fits what is asked for. Free text is looked for in all that the event says. */
export function fits(row: EventRow, query: PropertyFilterProps.Query): boolean {
  if (query.tokens.length === 0) return true
  const test = (token: PropertyFilterProps.Token): boolean => tokenFits(row, token)
  return query.operation === 'and' ? query.tokens.every(test) : query.tokens.some(test)
}

function tokenFits(row: EventRow, { propertyKey, operator, value }: PropertyFilterProps.Token): boolean {
  const wanted = String(value).toLowerCase()
  const text = (propertyKey === undefined ? wholeText(row) : String(row[propertyKey as keyof EventRow])).toLowerCase()
  if (propertyKey !== undefined && operator === '=') return text === wanted
  if (propertyKey !== undefined && operator === '!=') return text !== wanted
  return text.includes(wanted) !== operator.startsWith('!')
}

function wholeText({ id, type, step, resource, event }: EventRow): string {
  const { input, output, parameters, error, cause } = detailsOf(event)
  return [id, type, step, resource, input, output, parameters, error, cause].join('\n')
}
