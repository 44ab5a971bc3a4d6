export type {
  ActivityTask,
  Engine,
  EngineAbilities,
  EngineStatistics,
  ExpressResult,
  RedriveRequest,
  Started,
  StartRequest,
  TaskSettlement,
} from './contract.ts'
export type { ItemStream, MapRunAccess, MapRunPort, ObjectAction, ReadItem, ReaderRequest } from './map-run-ports.ts'
export { statusOfChild } from './map-run-redrives.ts'
export { itemsOf, sumOf, type MapRunRow, type MapRunSettings, type MapRunState } from './map-run-rows.ts'
export { openEngine } from './engine.ts'
export { redriveRefusal } from './redrive.ts'
export { listParked, type Parked } from './parked.ts'
export {
  systemAlarms,
  taskCancelled,
  type Alarms,
  type EngineLog,
  type EnginePorts,
  type HistorySource,
  type Language,
  type TaskAttempt,
  type TaskOutcome,
  type TaskPort,
} from './ports.ts'
export { keepRetention, type RetentionPorts } from './retention.ts'
export type { Spread } from './spread.ts'
