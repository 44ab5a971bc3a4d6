import { fail, isArray, isObject, succeed, type JsonObject, type JsonValue, type Outcome } from '../../../base/index.ts'
import type { MockShape } from './mock-shape.ts'
import type { Shape } from './shapes.ts'

interface Validation {
  readonly shapes: MockShape['shapes']
  /** Whether what is required must be there. */
  readonly strict: boolean
}

/** Judges a mocked result by the called service's own shapes; the first fault is told. Members that no shape has pass. */
export function validateMock(result: JsonObject, shape: MockShape, strict: boolean): Outcome<void> {
  const validation = { shapes: shape.shapes, strict }
  const fault = faultOfStructure(validation, result, shape.answer)
  if (fault === undefined) return succeed(undefined)
  return fail('ValidationException', `Mock result schema validation error: ${fault}`)
}

function faultOfStructure(
  validation: Validation,
  value: JsonObject,
  shape: Extract<Shape, { is: 'structure' }>,
): string | undefined {
  const required = validation.strict ? (shape.required ?? []) : []
  const missing = required.find((name) => !Object.hasOwn(value, name))
  if (missing !== undefined) return `Required field '${missing}' is missing`
  for (const [name, inner] of Object.entries(value)) {
    const index = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined
    const fault = index === undefined ? undefined : faultOf(validation, inner, index, name)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** Items and entries are told by the name of the member that holds them. */
function faultOf(validation: Validation, value: JsonValue, index: number, name: string): string | undefined {
  const shape = validation.shapes[index] as Shape
  const mustBe = (what: string): string => `Field '${name}' must be ${what}`
  switch (shape.is) {
    case 'any':
      return undefined
    case 'boolean':
      return typeof value === 'boolean' ? undefined : mustBe('a boolean')
    case 'timestamp':
      return typeof value === 'string' ? undefined : mustBe('a string')
    case 'enum':
      if (typeof value !== 'string') return mustBe('a string')
      return shape.words.includes(value) ? undefined : `Field '${name}' is not an expected value`
    case 'text':
    case 'blob':
      return typeof value === 'string' ? faultOfLength(value.length, shape, name) : mustBe('a string')
    case 'number':
      return typeof value === 'number' ? faultOfNumber(value, shape, name) : mustBe('a number')
    case 'structure':
      return isObject(value) ? faultOfStructure(validation, value, shape) : mustBe('an object')
    case 'map':
      return isObject(value) ? firstFault(validation, Object.values(value), shape.of, name) : mustBe('an object')
    case 'list':
      if (!isArray(value)) return mustBe('an array')
      return faultOfLength(value.length, shape, name) ?? firstFault(validation, value, shape.of, name)
  }
}

function firstFault(
  validation: Validation,
  values: readonly JsonValue[],
  index: number,
  name: string,
): string | undefined {
  for (const value of values) {
    const fault = faultOf(validation, value, index, name)
    if (fault !== undefined) return fault
  }
  return undefined
}

interface Bounds {
  readonly least?: number
  readonly most?: number
}

function faultOfLength(length: number, { least = 0, most }: Bounds, name: string): string | undefined {
  if (length < least) return `Field '${name}' is smaller than the minimum length`
  return most !== undefined && length > most ? `Field '${name}' exceeds the maximum length` : undefined
}

function faultOfNumber(value: number, { least, most }: Bounds, name: string): string | undefined {
  if (least !== undefined && value < least) return `Field '${name}' is less than the minimum value`
  return most !== undefined && value > most ? `Field '${name}' exceeds the maximum value` : undefined
}
