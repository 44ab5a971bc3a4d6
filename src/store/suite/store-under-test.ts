import { deepEqual } from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { Store } from '../contract.ts'

/** An implementation as the suite takes it. */
export interface StoreUnderTest {
  open(): Promise<OpenedStore>
  /** Parts of the suite that an implementation does not pass, each with the reason. */
  readonly exceptions?: Partial<Record<SuitePart, string>>
}

export interface OpenedStore {
  readonly store: Store
  /** Closes the store and opens it again on the same data. */
  reopen(): Promise<OpenedStore>
  /** Closes the store and removes its data. */
  discard(): Promise<void>
}

export type SuitePart = 'reopening'

/** One store for a whole part of the suite, emptied behind every test. */
export interface Bench {
  store(): Store
  reopen(): Promise<void>
}

export function openBench(under: StoreUnderTest): Bench {
  let opened: OpenedStore | undefined
  const current = (): OpenedStore => {
    if (opened === undefined) throw new Error('the store is not open yet')
    return opened
  }
  before(async () => {
    opened = await under.open()
  })
  afterEach(() => current().store.reset({ keepNames: false }))
  after(() => current().discard())
  return {
    store: () => current().store,
    async reopen() {
      opened = await current().reopen()
    },
  }
}

export function testUnless(under: StoreUnderTest, part: SuitePart, name: string, run: () => Promise<void>): void {
  const reason = under.exceptions?.[part]
  test(name, reason === undefined ? {} : { skip: reason }, run)
}

/** Rows and outcomes by value: the prototype of a row is nobody's business. */
export function same(actual: unknown, expected: unknown, message?: string): void {
  deepEqual(plain(actual), plain(expected), message)
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
