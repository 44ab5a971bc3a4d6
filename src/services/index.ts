export { rootOf as rootPrincipal } from './access/access-keys.ts'
export { assumeRoleForService } from './access/service-role.ts'
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
export { openPipeline, type Behalf, type Pipeline } from './pipeline.ts'
