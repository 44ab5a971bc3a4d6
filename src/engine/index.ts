export type { Engine, EngineStatistics, Started, StartRequest } from './contract.ts'
