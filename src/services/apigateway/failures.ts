import { fail, type Outcome } from '../../base/index.ts'

type Refusal = Outcome<never>

export const badRequest = (message: string): Refusal => fail('BadRequestException', message)
export const notFound = (message: string): Refusal => fail('NotFoundException', message)
export const conflict = (message: string): Refusal => fail('ConflictException', message)
export const limitExceeded = (message: string): Refusal => fail('LimitExceededException', message)

/** For a field or form that AWS knows and that is not built here: refused by name, never stored and ignored. */
export const notBuilt = (what: string): Refusal => fail('NotImplemented', `${what} is not built yet`)

/** What AWS says when a name or id leads nowhere. Which of them a call says is recorded per call. */
export const unknown = {
  api: (account: string, restApiId: string): Refusal =>
    notFound(`Invalid API identifier specified ${account}:${restApiId}`),
  resource: (): Refusal => notFound('Invalid Resource identifier specified'),
  method: (): Refusal => notFound('Invalid Method identifier specified'),
  integration: (): Refusal => notFound('Invalid Integration identifier specified'),
  statusCode: (): Refusal => notFound('Invalid Response status code specified'),
  parameter: (): Refusal => notFound('Invalid parameter name specified'),
  contentType: (): Refusal => notFound('Content-Type specified was not found'),
  deployment: (): Refusal => notFound('Invalid Deployment identifier specified'),
  stage: (): Refusal => notFound('Invalid Stage identifier specified'),
  modelName: (name: string): Refusal => notFound(`Invalid model name specified: ${name}`),
  requestValidator: (): Refusal => notFound('Invalid Request Validator identifier specified'),
}
