export type {
  Answer,
  Arrival,
  Effect,
  ExecutionEnd,
  ExecutionFacts,
  MapRunRequest,
  Part,
  Question,
  Snapshot,
  Step,
  StepRequest,
  StepResult,
  TaskRequest,
} from './step/contract.ts'
export { datumOfText, datumOfValue, type Datum } from './datum.ts'
export { javaRandom } from './expression/java-random.ts'
export type { Machine, MachineType, QueryLanguage, State, StateType } from './machine.ts'
export { describeJsonFault, type JsonFault } from './parse/json-fault.ts'
export { parseDefinition, parseLoneState, type ParsedDefinition } from './parse/definition.ts'
export { invalidDefinitionMessage, type Problem, type ProblemCode } from './problem.ts'
export { encodeHistoryEvent, type HistoryDetails, type HistoryEvent } from './step/history.ts'
export { decodeHistoryChunk, encodeHistoryChunk } from './step/history-chunk.ts'
export { decodePart, encodePart } from './step/part.ts'
export { itemInput, type ItemFailure, type ItemRequest } from './step/map-item.ts'
export { javaHashOrder } from './parse/java-hash-order.ts'
export { processorDefinition } from './parse/processor-definition.ts'
export type { MapItem } from './step/context-object.ts'
export { executionTimer } from './step/run.ts'
export { step } from './step/step.ts'
export { inspectState } from './inspection/inspect.ts'
export type { Inspection, Mock, StateTest, TestedState } from './inspection/contract.ts'
export { rehearse, type Rehearsal, type Rehearsed, type Reply } from './rehearsal.ts'
export { taskResources, variableReferences } from './variable-references.ts'
