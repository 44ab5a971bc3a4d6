import { valueFault, type ColumnPlan, type ColumnValue, type TablePlan } from '../plans.ts'
import { createGroupMemory, type GroupMemory } from './group-memory.ts'

/** What a group usually needs; what a larger one took is let go behind it. */
const usual = { numbers: 65_536, bytes: 2_097_152 }
/** UTF-8 takes at most this many bytes for a UTF-16 unit. */
const bytesPerUnit = 3
/** A write's count of commands, and the length of its texts in units and in bytes. */
const numbersPerWrite = 3

/** Lays out the values of a group in shared memory. Runs for every value that is written. */
export class ValueBuffer {
  #numbers: GroupMemory['numbers']
  #bytes: GroupMemory['bytes']
  #buffer: Buffer
  #isNew = true
  #length = 0
  #byteLength = 0
  #writeAt = 0
  /** Of the write at hand. */
  #texts = ''

  constructor() {
    const { numbers, bytes } = createGroupMemory(usual.numbers, usual.bytes)
    this.#numbers = numbers
    this.#bytes = bytes
    this.#buffer = Buffer.from(bytes.buffer)
  }

  /** Begins a write: what `dropWrite` takes back. */
  beginWrite(commands: number): void {
    this.reserve(numbersPerWrite)
    this.#writeAt = this.#length
    this.#numbers[this.#length] = commands
    this.#length += numbersPerWrite
  }

  /** Makes room for that many numbers. */
  reserve(count: number): void {
    const needed = this.#length + count
    if (needed <= this.#numbers.length) return
    const { numbers } = createGroupMemory(Math.max(this.#numbers.length * 2, needed), 0)
    numbers.set(this.#numbers.subarray(0, this.#length))
    this.#numbers = numbers
    this.#isNew = true
  }

  addNumber(value: number): void {
    this.#numbers[this.#length++] = value
  }

  /** Throws for a value that its column cannot hold, but for NUL in a text, of which `endWrite` tells. */
  addValue(plan: TablePlan, column: ColumnPlan, mayBeAbsent: boolean, value: ColumnValue | undefined): void {
    if (typeof value === 'string' && column.type === 'text') {
      this.#numbers[this.#length++] = value.length
      this.#texts += value
    } else if (typeof value === 'number' && column.type === 'integer' && Number.isSafeInteger(value)) {
      this.#numbers[this.#length++] = value
    } else if (value === null && mayBeAbsent) {
      this.#numbers[this.#length++] = NaN
    } else throw valueFault(plan, column, value)
  }

  /** False, and the write is dropped, when one of its texts holds NUL. */
  endWrite(): boolean {
    const texts = this.#texts
    if (texts.includes('\0')) {
      this.dropWrite()
      return false
    }
    this.#reserveBytes(texts.length * bytesPerUnit)
    const written = this.#buffer.write(texts, this.#byteLength)
    this.#numbers[this.#writeAt + 1] = texts.length
    this.#numbers[this.#writeAt + 2] = written
    this.#byteLength += written
    this.#texts = ''
    return true
  }

  dropWrite(): void {
    this.#length = this.#writeAt
    this.#texts = ''
  }

  bytes(): number {
    return this.#byteLength + this.#length * this.#numbers.BYTES_PER_ELEMENT
  }

  /** Ends the group. Gives its memory when it is not the one that was taken last. */
  take(): GroupMemory | undefined {
    const memory = this.#isNew ? { numbers: this.#numbers, bytes: this.#bytes } : undefined
    this.#length = 0
    this.#byteLength = 0
    this.#isNew = this.#numbers.length > usual.numbers || this.#bytes.length > usual.bytes
    if (this.#isNew) {
      const { numbers, bytes } = createGroupMemory(usual.numbers, usual.bytes)
      this.#numbers = numbers
      this.#useBytes(bytes)
    }
    return memory
  }

  #reserveBytes(count: number): void {
    const needed = this.#byteLength + count
    if (needed <= this.#bytes.length) return
    const { bytes } = createGroupMemory(0, Math.max(this.#bytes.length * 2, needed))
    bytes.set(this.#bytes.subarray(0, this.#byteLength))
    this.#useBytes(bytes)
    this.#isNew = true
  }

  #useBytes(bytes: GroupMemory['bytes']): void {
    this.#bytes = bytes
    this.#buffer = Buffer.from(bytes.buffer)
  }
}
