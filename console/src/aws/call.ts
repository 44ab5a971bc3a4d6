import { awsClient, type ServiceName, type Services } from './clients.ts'
import { withSession } from './renew-session.ts'

/** A method of an SDK's client, as its overload with a callback shows input and output together. */
type Method = (args: never, options: never, callback: never) => unknown

/** The operations of a service: its client's methods, less those that are no operation. */
export type OperationName<S extends ServiceName> = Exclude<
  { [K in keyof Services[S]]: Services[S][K] extends Method ? K : never }[keyof Services[S]],
  'send' | 'destroy'
> &
  string

export type OperationInput<S extends ServiceName, O extends OperationName<S>> = Services[S][O] extends (
  args: infer I,
  options: never,
  callback: never,
) => unknown
  ? I
  : never

export type OperationOutput<S extends ServiceName, O extends OperationName<S>> = Services[S][O] extends (
  args: never,
  options: never,
  callback: (error: unknown, data?: infer R) => void,
) => unknown
  ? R
  : never

/**
 * Calls an operation, as `callAws('states', 'describeExecution', { executionArn })`. Fails with the SDK's error, which
 * `errorSentence` puts into words.
 */
export async function callAws<S extends ServiceName, O extends OperationName<S>>(
  service: S,
  operation: O,
  input: OperationInput<S, O>,
  signal?: AbortSignal,
): Promise<OperationOutput<S, O>> {
  const client = await awsClient(service)
  const method = client[operation] as (
    input: OperationInput<S, O>,
    options: { abortSignal?: AbortSignal },
  ) => Promise<OperationOutput<S, O>>
  const options = signal === undefined ? {} : { abortSignal: signal }
  return withSession(() => method.call(client, input, options))
}
