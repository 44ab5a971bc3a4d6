import { apigatewayModel } from './generated/apigateway.ts'
import { iamModel } from './generated/iam.ts'
import { lambdaModel } from './generated/lambda.ts'
import { logsModel } from './generated/logs.ts'
import { statesModel } from './generated/states.ts'
import { stsModel } from './generated/sts.ts'
import type { ServiceModel } from './model.ts'
import type { ServiceName } from './wire.ts'

/** The services that this server speaks. */
export const serviceModels: Readonly<Record<ServiceName, ServiceModel>> = {
  states: statesModel,
  apigateway: apigatewayModel,
  iam: iamModel,
  sts: stsModel,
  logs: logsModel,
  lambda: lambdaModel,
}
