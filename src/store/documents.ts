import { spaceKey, type Space } from '../base/index.ts'
import type { Command, WriteOutcome } from './contract.ts'

/**
 * Control-plane documents: typed JSON under (space, kind, id), each with a revision, over one store.
 *
 * What is read often (the machine of a StartExecution, the policies of its caller, a stage) is answered from memory: one
 * process writes a data directory, so the cache is exact. `generation` lets others cache what they derive.
 */
export interface Documents {
  get<T>(kind: Kind<T>, space: Space, id: string): Promise<Document<T> | undefined>
  /** In the order of ids (UTF-8). `prefix` narrows by the beginning of the id, `after` goes on behind an id. */
  list<T>(
    kind: Kind<T>,
    space: Space,
    options: ListOptions,
  ): Promise<{ readonly documents: readonly Document<T>[]; readonly more: boolean }>
  /** All of them, page after page: for kinds that a quota bounds. */
  all<T>(kind: Kind<T>, space: Space, prefix?: string): Promise<readonly Document<T>[]>
  /** How many there are: read once, then kept up by what is written. */
  count<T>(kind: Kind<T>, space: Space): Promise<number>
  /**
   * Writes changes of documents, and commands on other tables behind them, as one write. A refused change is a conflict;
   * its `at` counts the changes first.
   */
  write(changes: readonly Change[], commands?: readonly Command[]): Promise<WriteOutcome>
  /** Grows whenever a document of the space changes. Decisions derived from documents are good for one generation. */
  generation(space: Space): number
  /** Forgets everything in memory, after the store was emptied. */
  reset(): void
}

/** A kind of document and the type of its body. The name is what is stored: it never changes. */
export interface Kind<T> {
  readonly name: string
  /** Never set; ties the type to the kind. */
  readonly body?: T
}

/** As long as nobody changes it, `get` gives the same object: what is derived from it can be kept in a WeakMap. */
export interface Document<T> {
  readonly id: string
  /** 1 when inserted; grows by one with each replacement. */
  readonly revision: number
  /** Frozen: change it by writing a new body. */
  readonly body: T
}

export interface ListOptions {
  readonly prefix?: string
  readonly after?: string
  readonly limit: number
}

export type Change =
  | {
      readonly do: 'insert'
      readonly kind: Kind<unknown>
      readonly space: Space
      readonly id: string
      readonly body: unknown
    }
  | {
      readonly do: 'replace'
      readonly kind: Kind<unknown>
      readonly space: Space
      readonly id: string
      readonly revision: number
      readonly body: unknown
    }
  | {
      readonly do: 'remove'
      readonly kind: Kind<unknown>
      readonly space: Space
      readonly id: string
      readonly revision: number
    }

export function documentKind<T>(name: string): Kind<T> {
  return { name }
}

export function insertDocument<T>(kind: Kind<T>, space: Space, id: string, body: T): Change {
  return { do: 'insert', kind, space, id, body }
}

/** Refused when the document has changed since it was read. */
export function replaceDocument<T>(kind: Kind<T>, space: Space, read: Document<T>, body: T): Change {
  return { do: 'replace', kind, space, id: read.id, revision: read.revision, body }
}

/** Refuses a write when the document is not as it was read. */
export function requireDocument<T>(kind: Kind<T>, space: Space, { id, revision }: Document<T>): Requirement {
  const key = { space: spaceKey(space), kind: kind.name, id }
  return { do: 'require', table: 'documents', key, if: { revision } }
}

export type Requirement = Extract<Command, { do: 'require'; table: 'documents' }>

export function removeDocument<T>(kind: Kind<T>, space: Space, read: Document<T>): Change {
  return { do: 'remove', kind, space, id: read.id, revision: read.revision }
}
