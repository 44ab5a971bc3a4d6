export {
  prefixRange,
  type AnyRow,
  type Command,
  type CommandOf,
  type Lane,
  type Page,
  type Scan,
  type Store,
  type StoreCopy,
  type StoreStatistics,
  type Write,
  type WriteOutcome,
} from './contract.ts'
export {
  documentKind,
  insertDocument,
  removeDocument,
  replaceDocument,
  requireDocument,
  type Change,
  type Document,
  type Documents,
  type Kind,
  type ListOptions,
  type Requirement,
} from './documents.ts'
export { openDocuments } from './documents-over-store.ts'
export { openMemoryStore, type MemoryStoreOptions } from './memory/memory-store.ts'
export { restoreCopy } from './sqlite/restore.ts'
export { openSqliteStore, type SqliteStoreOptions } from './sqlite/sqlite-store.ts'
export { tables, type Key, type Row, type TableName } from './tables.ts'
