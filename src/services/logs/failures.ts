import { fail, type Failure } from '../../base/index.ts'

type Refusal = { readonly ok: false; readonly failure: Failure }

/** AWS's texts, with and without full stop as they are there. */
export const noLogGroup = fail('ResourceNotFoundException', 'The specified log group does not exist.')
export const noLogStream = fail('ResourceNotFoundException', 'The specified log stream does not exist.')
export const logGroupExists = fail('ResourceAlreadyExistsException', 'The specified log group already exists')
export const logStreamExists = fail('ResourceAlreadyExistsException', 'The specified log stream already exists')
export const invalidToken = invalid('The specified nextToken is invalid.')
export const notStored = fail('InternalFailure', 'The change was not stored. Nothing of it has happened.')
/** Another change of the same thing came first, again and again. */
export const aborted = fail('OperationAbortedException', 'A conflicting operation is in progress. Please try again.')

export function invalid(message: string): Refusal {
  return fail('InvalidParameterException', message)
}
