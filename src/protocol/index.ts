export type { Claim, ClaimFailure, Protocol, ServiceName, WireAnswer, WireRequest } from './wire.ts'
