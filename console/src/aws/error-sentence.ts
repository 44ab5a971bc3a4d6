/** A failure in words for a person: what happened, and what to do about it. */
export interface ErrorSentence {
  readonly headline: string
  readonly detail: string
  readonly advice?: string
  /** The service's code, as `ResourceNotFoundException`. */
  readonly code?: string
}

/**
 * "User: ARN is not authorized to perform: ACTION on resource: RESOURCE because …", as IAM words its refusals; a resource may
 * be told with its kind, as `role runner`.
 */
const denial = /is not authorized to perform: (\S+)(?: on resource: (.+?)(?= because | with an explicit deny|$))?/

const adviceByCode: Readonly<Record<string, string>> = {
  ExecutionAlreadyExists: 'Choose another name: names of executions are kept for 90 days after their end.',
  StateMachineAlreadyExists: 'Choose another name, or edit the state machine that has it.',
  StateMachineDeleting: 'Wait until its running executions have ended, or choose another name.',
  EntityAlreadyExists: 'Choose another name.',
  EntityAlreadyExistsException: 'Choose another name.',
  DeleteConflict: 'Detach or remove what still uses it, then delete it.',
  DeleteConflictException: 'Detach or remove what still uses it, then delete it.',
  ThrottlingException: 'Wait a moment and try again.',
  TooManyRequestsException: 'Wait a moment and try again.',
  ServiceUnavailableException: 'Wait a moment and try again.',
  InvalidDefinition: 'Correct the definition; the editor marks the place.',
  MalformedPolicyDocument: 'Correct the policy; the editor marks the place.',
  MalformedPolicyDocumentException: 'Correct the policy; the editor marks the place.',
  ExpiredToken: 'Sign in again.',
  InvalidArn: 'The address of this page, or the field, should hold an ARN, as arn:aws:states:us-east-1:….',
  InternalServerError: "Nothing was changed half-way. Try again; the server's log says what happened.",
}

/** Puts any error of the SDK, of the console's door or of the network into words. */
export function errorSentence(error: unknown): ErrorSentence {
  if (!(error instanceof Error)) return { headline: 'Something went wrong', detail: String(error) }
  const code = error.name
  const detail = error.message.replace(/^\w+Exception: /, '').trim()
  if (code === 'SignedOut') return { headline: 'You are signed out', detail, advice: 'Sign in again; nothing is lost.' }
  if (isUnreachable(error)) {
    return {
      headline: 'The server does not answer',
      detail: 'The request did not reach it, or its answer did not come back.',
      advice: 'Check that it runs. What the page shows is then asked for by itself; what you sent is to be sent again.',
    }
  }
  const denied = denial.exec(error.message)
  if (denied !== null || code.startsWith('AccessDenied')) return denialSentence(detail, denied, code)
  const advice = adviceByCode[code] ?? adviceByEnding(code)
  return { headline: headlineOf(code), detail, code, ...(advice !== undefined && { advice }) }
}

function denialSentence(detail: string, denied: RegExpExecArray | null, code: string): ErrorSentence {
  const action = denied?.[1]
  if (action === undefined) return { headline: 'You may not do this', detail, code }
  const explicit = detail.includes('explicit deny')
  return {
    headline: `You may not do this: ${action}`,
    detail,
    code,
    advice: explicit
      ? 'A policy denies it by name, so another that allows it would not help: that statement has to change.'
      : `Ask whoever looks after this account for a policy that allows ${action}${denied?.[2] === undefined ? '' : ` on ${denied[2]}`}.`,
  }
}

/** fetch() says TypeError for every failure below HTTP. */
export const isUnreachable = (error: Error): boolean =>
  error.name === 'TimeoutError' || (error.name === 'TypeError' && /fetch|network|load failed/i.test(error.message))

function adviceByEnding(code: string): string | undefined {
  if (/DoesNotExist$|NotFound(Exception)?$|^NoSuchEntity/.test(code)) {
    return 'It may have been deleted, or be in another region or account: those are in the bar at the top.'
  }
  return undefined
}

const headlines: Readonly<Record<string, string>> = {
  DoorError: 'The server refused',
  ThrottlingException: 'Too many calls at once',
  TooManyRequestsException: 'Too many calls at once',
  ValidationException: 'The input is not valid',
  ValidationError: 'The input is not valid',
  BadRequestException: 'The input is not valid',
  InternalServerError: 'The server failed',
  InternalFailure: 'The server failed',
  NotImplemented: 'This is not built',
  InvalidArn: 'That is no ARN',
  NoSuchEntity: 'Not found',
  NoSuchEntityException: 'Not found',
  ResourceNotFoundException: 'Not found',
  NotFoundException: 'Not found',
}

/** `StateMachineDoesNotExist` reads "State machine does not exist". */
function headlineOf(code: string): string {
  const known = headlines[code]
  if (known !== undefined) return known
  const words = code
    .replace(/(Exception|Error)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words === '' ? 'Something went wrong' : words.charAt(0).toUpperCase() + words.slice(1)
}
