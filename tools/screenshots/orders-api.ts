/** The API of the pictures as an OpenAPI document: orders by POST start the machine that the stage names, the rest is mocked. */
const start = 'arn:aws:apigateway:us-east-1:states:action/StartExecution'
const template = `{
  "stateMachineArn": "arn:aws:states:us-east-1:000000000000:stateMachine:$stageVariables.stateMachine",
  "input": "$util.escapeJavaScript($input.json('$'))"
}`

const ok = { description: 'It went well', content: { 'application/json': {} } }

const mocked = (answer: object): object => ({
  responses: { '200': ok },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: {
      default: { statusCode: '200', responseTemplates: { 'application/json': JSON.stringify(answer) } },
    },
  },
})

const started = (credentials: string): object => ({
  responses: { '200': ok, '400': { description: 'What Step Functions does not take' } },
  'x-amazon-apigateway-integration': {
    type: 'aws',
    httpMethod: 'POST',
    uri: start,
    credentials,
    passthroughBehavior: 'when_no_templates',
    requestTemplates: { 'application/json': template },
    responses: {
      default: { statusCode: '200' },
      [String.raw`4\d{2}`]: {
        statusCode: '400',
        responseTemplates: { 'application/json': `{"message": $input.json('$.message')}` },
      },
    },
  },
})

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }

/** `credentials` is the role by which the gateway starts executions. */
export const ordersApi = (credentials: string): object => ({
  openapi: '3.0.1',
  info: { title: 'orders', description: 'Takes orders and tells of them', version: '1' },
  paths: {
    '/orders': { post: started(credentials), options: mocked({}) },
    '/orders/{id}': {
      parameters: [id],
      get: mocked({ orderId: 'ORD-20418', status: 'on its way' }),
      delete: mocked({ canceled: true }),
    },
    '/health': { get: mocked({ status: 'up' }) },
  },
})
