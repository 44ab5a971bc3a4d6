import { check, petsApi } from './scenario.ts'

const api = { restApiId: '$api.id' }
const schema = '{"type":"object","properties":{"name":{"type":"string"}}}'
const model = { ...api, name: 'Pet', contentType: 'application/json', schema }

check('models', [
  ...petsApi,
  {
    call: 'CreateModel',
    with: { ...model, description: 'one pet' },
    gives: { id: '*', name: 'Pet', contentType: 'application/json', description: 'one pet', schema },
  },
  { call: 'CreateModel', with: model, fails: ['ConflictException', 'Model name already exists for this REST API'] },
  {
    call: 'CreateModel',
    with: { ...model, name: '' },
    fails: ['BadRequestException', 'Model name must be non-empty'],
  },
  {
    call: 'CreateModel',
    with: { ...model, name: 'Other', schema: '' },
    fails: ['BadRequestException', 'Model schema must have at least 1 property or array items defined'],
  },
  ...(
    [
      ['{', ''],
      ['{"type":"text"}', ''],
      ['{"required":[]}', ''],
      ['{"items":{"minLength":-1}}', ''],
      ['{"minimum":1,"exclusiveMinimum":1}', ''],
      ['{"properties":{"a":{"example":1,"deprecated":true}}}', '. Unsupported keyword(s): ["deprecated","example"]'],
    ] as const
  ).map(
    ([wrong, more]) =>
      ({
        call: 'CreateModel',
        with: { ...model, name: 'Other', schema: wrong },
        fails: [
          'BadRequestException',
          `Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified${more}]`,
        ],
      }) as const,
  ),
  {
    call: 'CreateModel',
    with: { ...model, name: 'Other', schema: '{"$ref":"Pet"}' },
    fails: [
      'BadRequestException',
      'Invalid model specified: Validation Result: warnings : [], errors : [Model reference must be in canonical form]',
    ],
  },
  {
    call: 'CreateModel',
    with: { ...model, restApiId: 'nowhere' },
    fails: ['NotFoundException', 'Invalid API identifier specified 111111111111:nowhere'],
  },
  {
    call: 'GetModel',
    with: { restApiId: 'nowhere', modelName: 'Pet' },
    fails: ['NotFoundException', 'Invalid model name specified: Pet'],
  },
  { call: 'GetModels', with: api, gives: { items: ['*', '*', '*'] } },
  {
    call: 'GetModel',
    with: { ...api, modelName: 'Empty' },
    gives: {
      id: '*',
      name: 'Empty',
      contentType: 'application/json',
      description: 'This is a default empty schema model',
      schema: '*',
    },
  },
  {
    call: 'UpdateModel',
    with: { ...api, modelName: 'Pet', patchOperations: [{ op: 'replace', path: '/name', value: 'Dog' }] },
    fails: [
      'BadRequestException',
      "Invalid patch path  '/name' specified for op 'replace'. Must be one of: [/description, /schema]",
    ],
  },
  {
    call: 'UpdateModel',
    with: { ...api, modelName: 'Pet', patchOperations: [{ op: 'add', path: '/description', value: 'a dog' }] },
    fails: [
      'BadRequestException',
      "Invalid patch path  '/description' specified for op 'add'. Please choose supported operations",
    ],
  },
  {
    call: 'PutMethod',
    with: {
      ...api,
      resourceId: '$api.rootResourceId',
      httpMethod: 'ANY',
      authorizationType: 'NONE',
      requestModels: { 'application/json': 'Pet' },
    },
  },
  {
    call: 'DeleteModel',
    with: { ...api, modelName: 'Pet' },
    fails: ['ConflictException', "Cannot delete model 'Pet', is referenced in method request: //ANY"],
  },
  { call: 'DeleteModel', with: { ...api, modelName: 'Error' }, gives: {} },
])

const validator = { id: '$validator.id', name: 'all', validateRequestBody: false, validateRequestParameters: false }
const one = { ...api, requestValidatorId: '$validator.id' }
const patchValidator = (op: string, path: string, value?: string) => ({
  ...one,
  patchOperations: [value === undefined ? { op, path } : { op, path, value }],
})

check('request validators', [
  ...petsApi,
  { call: 'CreateRequestValidator', with: { ...api, name: 'all' }, keep: 'validator' },
  { call: 'GetRequestValidators', with: api, gives: { items: [validator] } },
  {
    call: 'UpdateRequestValidator',
    with: patchValidator('replace', '/validateRequestParameters', 'true'),
    gives: { ...validator, validateRequestParameters: true },
  },
  {
    call: 'UpdateRequestValidator',
    with: patchValidator('replace', '/validateRequestParameters'),
    gives: validator,
  },
  ...['add', 'remove'].map(
    (op) =>
      ({
        call: 'UpdateRequestValidator',
        with: patchValidator(op, '/validateRequestBody', 'true'),
        fails: [
          'BadRequestException',
          `Invalid patch path  '/validateRequestBody' specified for op '${op}'. Please choose supported operations`,
        ],
      }) as const,
  ),
  {
    call: 'UpdateRequestValidator',
    with: patchValidator('replace', '/colour', 'red'),
    fails: [
      'BadRequestException',
      "Invalid patch path  '/colour' specified for op 'replace'. Must be one of: [/name, /validateRequestParameters, /validateRequestBody]",
    ],
  },
  {
    call: 'UpdateRequestValidator',
    with: patchValidator('replace', '/name', ''),
    fails: ['BadRequestException', 'Request Validator name cannot be blank'],
  },
  {
    call: 'CreateRequestValidator',
    with: { restApiId: 'nowhere', name: 'all' },
    fails: ['BadRequestException', 'Invalid REST API identifier specified'],
  },
  { call: 'DeleteRequestValidator', with: one, gives: {} },
  {
    call: 'GetRequestValidator',
    with: one,
    fails: ['NotFoundException', 'Invalid Request Validator identifier specified'],
  },
])

const unset = {
  responseType: 'DEFAULT_4XX',
  responseParameters: {},
  responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
  defaultResponse: true,
} as const
const family = { ...api, responseType: 'DEFAULT_4XX' }
const patchResponse = (op: string, path: string | undefined, value?: string) => ({
  ...family,
  patchOperations: [{ op, ...(path === undefined ? {} : { path }), ...(value === undefined ? {} : { value }) }],
})

check('gateway responses', [
  ...petsApi,
  { call: 'GetGatewayResponse', with: family, gives: unset },
  {
    call: 'DeleteGatewayResponse',
    with: family,
    fails: ['NotFoundException', 'Gateway response type not defined on api'],
  },
  {
    call: 'UpdateGatewayResponse',
    with: patchResponse('replace', '/statusCode', '444'),
    gives: { ...unset, statusCode: '444', defaultResponse: false },
  },
  ...['add', 'remove'].map(
    (op) =>
      ({
        call: 'UpdateGatewayResponse',
        with: patchResponse(op, '/statusCode', '404'),
        fails: ['BadRequestException', 'Invalid patch path /statusCode'],
      }) as const,
  ),
  {
    call: 'UpdateGatewayResponse',
    with: patchResponse('replace', '/responseParameters/gatewayresponse.header.X', "'x'"),
    fails: ['NotFoundException', 'Invalid parameter name specified'],
  },
  {
    call: 'UpdateGatewayResponse',
    with: patchResponse('add', undefined, 'x'),
    fails: ['BadRequestException', 'Invalid patch path null'],
  },
  {
    call: 'UpdateGatewayResponse',
    with: patchResponse('add', '/responseTemplates/application~1json'),
    fails: ['BadRequestException', 'Invalid null or empty value in responseTemplates'],
  },
  {
    call: 'UpdateGatewayResponse',
    with: patchResponse('add', '/responseParameters/gatewayresponse.header.X', "'x'"),
    gives: {
      ...unset,
      statusCode: '444',
      responseParameters: { 'gatewayresponse.header.X': "'x'" },
      defaultResponse: false,
    },
  },
  { call: 'DeleteGatewayResponse', with: family, gives: {} },
  { call: 'GetGatewayResponses', with: { ...api, limit: 1 }, gives: { items: ['*'], position: '*' } },
])

check('authorizers are kept, and no method claims one that is not asked', [
  ...petsApi,
  {
    call: 'CreateAuthorizer',
    with: { restApiId: 'nowhere', name: 'a', type: 'TOKEN' },
    fails: [
      'ConflictException',
      'Unable to complete operation due to concurrent modification. Please try again later.',
    ],
  },
  {
    call: 'CreateAuthorizer',
    with: {
      ...api,
      name: 'tokens',
      type: 'TOKEN',
      authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/x',
      identitySource: 'method.request.header.Auth',
    },
    keep: 'authorizer',
    gives: {
      id: '*',
      name: 'tokens',
      type: 'TOKEN',
      authType: 'custom',
      authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/x',
      identitySource: 'method.request.header.Auth',
    },
  },
  {
    call: 'UpdateMethod',
    with: {
      ...api,
      resourceId: '$pets.id',
      httpMethod: 'GET',
      patchOperations: [
        { op: 'replace', path: '/authorizationType', value: 'CUSTOM' },
        { op: 'replace', path: '/authorizerId', value: '$authorizer.id' },
      ],
    },
    fails: ['NotImplemented', 'authorizationType CUSTOM of a method is not built yet'],
  },
])

const part = { id: '*', location: { type: 'API' }, properties: '{"description":"Pets"}' } as const

check('documentation', [
  ...petsApi,
  {
    call: 'CreateDocumentationPart',
    with: { ...api, location: { type: 'API' }, properties: '{"description":"Pets"}' },
    keep: 'part',
    gives: part,
  },
  { call: 'GetDocumentationParts', with: api, gives: { items: [part] } },
  {
    call: 'UpdateDocumentationPart',
    with: {
      ...api,
      documentationPartId: '$part.id',
      patchOperations: [{ op: 'replace', path: '/properties', value: '{"description":"All pets"}' }],
    },
    gives: { ...part, properties: '{"description":"All pets"}' },
  },
  {
    call: 'GetDocumentationPart',
    with: { restApiId: 'nowhere', documentationPartId: '$part.id' },
    fails: ['NotFoundException', 'Invalid Documentation part identifier specified'],
  },
  {
    call: 'DeleteDocumentationPart',
    with: { restApiId: 'nowhere', documentationPartId: '$part.id' },
    fails: ['NotFoundException', 'Invalid API identifier specified 111111111111:nowhere'],
  },
  { call: 'DeleteDocumentationPart', with: { ...api, documentationPartId: '$part.id' }, gives: {} },
  {
    call: 'CreateDocumentationVersion',
    with: { ...api, documentationVersion: 'v1' },
    gives: { version: 'v1', createdDate: '*' },
  },
  {
    call: 'UpdateDocumentationVersion',
    with: {
      ...api,
      documentationVersion: 'v1',
      patchOperations: [{ op: 'replace', path: '/description', value: 'first' }],
    },
    gives: { version: 'v1', createdDate: '*', description: 'first' },
  },
])

check('a mapping template to begin with', [
  ...petsApi,
  {
    call: 'CreateModel',
    with: {
      ...model,
      schema:
        '{"type":"object","properties":{"name":{"type":"string"},"tags":{"type":"array","items":{"type":"integer"}}}}',
    },
  },
  {
    call: 'GetModelTemplate',
    with: { ...api, modelName: 'Pet' },
    gives: {
      value: [
        "#set($inputRoot = $input.path('$'))",
        '{',
        '  "name" : "foo",',
        '  "tags" : [',
        '#foreach($elem in $inputRoot)',
        '    42#if($foreach.hasNext),#end',
        '',
        '#end',
        '  ]',
        '}',
      ].join('\n'),
    },
  },
])
