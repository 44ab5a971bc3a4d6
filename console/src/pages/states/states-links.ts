import { parseArn } from '../../../../src/base/index.ts'

const page = (path: string, arn: string): string => `/states/${path}/${encodeURIComponent(arn)}`

export const machineHref = (arn: string): string => page('machines', arn)
export const editMachineHref = (arn: string): string => `${page('machines', arn)}/edit`
export const createMachineHref = '/states/machines/create'
/** The page that runs one state: of this machine, and this state of it. */
export const testStateHref = (machineArn: string, state?: string): string =>
  `/states/test?${new URLSearchParams({ machine: machineArn, ...(state === undefined ? {} : { state }) }).toString()}`
export const executionHref = (arn: string): string => page('executions', arn)
export const mapRunHref = (arn: string): string => page('map-runs', arn)
export const roleHref = (arn: string): string => `/iam/roles/${encodeURIComponent(roleName(arn))}`
export const functionHref = (name: string): string => `/functions/${encodeURIComponent(name)}`

/** `arn:aws:iam::000000000000:role/path/name`: the name. */
export const roleName = (arn: string): string => arn.split('/').at(-1) ?? arn

/** The last part of an ARN: the name of what it names. */
export const nameOfArn = (arn: string): string => arn.split(':').at(-1) ?? arn

/** A machine's ARN without version or alias, and which it was. */
export function machineOfArn(arn: string): { readonly machineArn: string; readonly qualifier?: string } {
  const [, name, qualifier] = (parseArn(arn)?.resource ?? '').split(':')
  if (name === undefined || qualifier === undefined) return { machineArn: arn }
  return { machineArn: arn.slice(0, -qualifier.length - 1), qualifier }
}

export const isExpressArn = (arn: string): boolean => parseArn(arn)?.resource.startsWith('express:') === true
