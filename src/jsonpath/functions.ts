import { isArray, isObject, type JsonValue } from '../base/index.ts'

/** What a call gives for the value before its dot and its parameters; undefined where Jayway throws. */
type PathFunction = (model: JsonValue, parameters: readonly JsonValue[]) => JsonValue | undefined

export function callFunction(name: string, model: JsonValue, parameters: readonly JsonValue[]): JsonValue | undefined {
  return functions.get(name)?.(model, parameters)
}

function aggregate(fold: (numbers: readonly number[]) => number): PathFunction {
  return (model, parameters) => {
    const numbers = [...(isArray(model) ? model : []), ...parameters.flat()].filter((item) => typeof item === 'number')
    return numbers.length === 0 ? undefined : fold(numbers)
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, item) => total + item, 0)
const average = (numbers: readonly number[]) => sum(numbers) / numbers.length

/** Of the whole population, not of a sample. */
function deviation(numbers: readonly number[]): number {
  const squares = numbers.map((item) => item * item)
  return Math.sqrt(Math.max(0, average(squares) - average(numbers) ** 2))
}

const size: PathFunction = (model, parameters) => {
  const value = parameters[0] ?? model
  if (isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : null
}

function itemAt(model: JsonValue, index: number): JsonValue | undefined {
  return isArray(model) ? model.at(index) : undefined
}

const concat: PathFunction = (model, parameters) => {
  const own = isArray(model) ? model.filter((item) => typeof item === 'string') : []
  const given = parameters.flat().map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))
  return [...own, ...given].join('')
}

const functions: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
  ['length', size],
  ['size', size],
  ['min', aggregate((numbers) => numbers.reduce((least, item) => Math.min(least, item)))],
  ['max', aggregate((numbers) => numbers.reduce((most, item) => Math.max(most, item)))],
  ['avg', aggregate(average)],
  ['sum', aggregate(sum)],
  ['stddev', aggregate(deviation)],
  ['concat', concat],
  ['keys', (model) => (isObject(model) ? Object.keys(model) : null)],
  ['first', (model) => itemAt(model, 0)],
  ['last', (model) => itemAt(model, -1)],
  ['index', (model, [index]) => (typeof index === 'number' ? itemAt(model, index) : undefined)],
  ['append', (model, parameters) => (isArray(model) ? [...model, ...parameters] : model)],
])

export const functionNames: ReadonlySet<string> = new Set(functions.keys())
