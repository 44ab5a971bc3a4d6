export type {
  AccessRequest,
  Call,
  Log,
  OperationHandler,
  Ports,
  Principal,
  ServiceHandlers,
  Settings,
} from './contract.ts'
