import { valueFault, type ColumnPlan, type ColumnValue, type TablePlan } from '../plans.ts'

/** Gathers values in the two flat forms of an encoded group. Runs for every value that is written. */
export interface ValueBuffer {
  /** Makes room for that many numbers and values. */
  reserve(count: number): void
  addNumber(value: number): void
  /** Throws for a value that its column cannot hold. */
  addValue(plan: TablePlan, column: ColumnPlan, mayBeAbsent: boolean, value: ColumnValue | undefined): void
  mark(): Mark
  rewind(mark: Mark): void
  bytes(): number
  take(): { readonly numbers: Float64Array<ArrayBuffer>; readonly texts: string }
}

interface Mark {
  readonly length: number
  readonly texts: number
  readonly characters: number
}

const bytesPerNumber = 8
/** Room that stays after a large group. */
const numbersKept = 65_536

export function createValueBuffer(): ValueBuffer {
  let numbers = new Float64Array(4_096)
  let length = 0
  let texts: string[] = []
  let characters = 0

  return {
    reserve(count) {
      if (length + count <= numbers.length) return
      const larger = new Float64Array(Math.max(numbers.length * 2, length + count))
      larger.set(numbers)
      numbers = larger
    },
    addNumber(value) {
      numbers[length++] = value
    },
    addValue(plan, column, mayBeAbsent, value) {
      if (typeof value === 'string' && column.type === 'text' && !value.includes('\0')) {
        numbers[length++] = value.length
        characters += value.length
        texts.push(value)
      } else if (typeof value === 'number' && column.type === 'integer' && Number.isSafeInteger(value)) {
        numbers[length++] = value
      } else if (value === null && mayBeAbsent) {
        numbers[length++] = NaN
      } else throw valueFault(plan, column, value)
    },
    mark: () => ({ length, texts: texts.length, characters }),
    rewind(mark) {
      length = mark.length
      characters = mark.characters
      texts.length = mark.texts
    },
    bytes: () => characters + length * bytesPerNumber,
    take() {
      const taken = { numbers: numbers.slice(0, length), texts: texts.join('') }
      if (numbers.length > numbersKept) numbers = new Float64Array(numbersKept)
      texts = []
      length = 0
      characters = 0
      return taken
    },
  }
}
