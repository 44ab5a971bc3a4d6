export type {
  Answer,
  Arrival,
  Effect,
  ExecutionEnd,
  ExecutionFacts,
  Part,
  Question,
  Snapshot,
  Step,
  StepRequest,
  StepResult,
  TaskRequest,
} from './step/contract.ts'
export { datumOfText, datumOfValue, type Datum } from './step/datum.ts'
export type { HistoryDetails, HistoryEvent } from './step/history.ts'
