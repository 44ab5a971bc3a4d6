import { check } from '../scenario.ts'

const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  passthroughBehavior: 'when_no_templates',
  httpMethod: 'POST',
  responses: { default: { statusCode: '200' }, '4\\d{2}': { statusCode: '400' } },
}

const people = {
  openapi: '3.0.2',
  info: { title: 'People', version: '1.0' },
  paths: {
    '/people/{personId}': {
      post: {
        operationId: 'CreatePerson',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Per-son' } } } },
        responses: {
          '200': {
            description: 'made',
            headers: { 'X-Page': { schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/House' } } },
          },
        },
        'x-amazon-apigateway-request-validator': 'all',
        'x-amazon-apigateway-integration': mock,
      },
    },
  },
  components: {
    schemas: {
      'Per-son': {
        type: 'object',
        description: 'one of them',
        required: ['name', 'house'],
        properties: { name: { type: 'string' }, house: { $ref: '#/components/schemas/House' } },
      },
      House: { type: 'object', properties: { owner: { $ref: '#/components/schemas/Per-son' } } },
    },
  },
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 404 } },
  'x-amazon-apigateway-binary-media-types': ['image/png'],
}

const modelUrl = 'https://apigateway.amazonaws.com/restapis/$api.id/models/'

check('an API out of an OpenAPI document', [
  {
    call: 'ImportRestApi',
    with: { document: people },
    keep: 'api',
    gives: {
      id: '*',
      name: 'People',
      version: '1.0',
      createdDate: '*',
      rootResourceId: '*',
      apiKeySource: 'HEADER',
      disableExecuteApiEndpoint: false,
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      binaryMediaTypes: ['image/png'],
    },
  },
  {
    call: 'GetModels',
    with: { restApiId: '$api.id' },
    gives: {
      items: [
        {
          id: '*',
          name: 'House',
          contentType: 'application/json',
          schema: `{"type":"object","properties":{"owner":{"$ref":"${modelUrl}Person"}}}`,
        },
        {
          id: '*',
          name: 'Person',
          contentType: 'application/json',
          description: 'one of them',
          schema: `{"type":"object","description":"one of them","required":["house","name"],"properties":{"name":{"type":"string"},"house":{"$ref":"${modelUrl}House"}}}`,
        },
      ],
    },
  },
  {
    call: 'GetResources',
    with: { restApiId: '$api.id', embed: ['methods'], position: 'L3Blb3BsZQ' },
    gives: {
      items: [
        {
          id: '*',
          parentId: '*',
          pathPart: '{personId}',
          path: '/people/{personId}',
          resourceMethods: {
            POST: {
              httpMethod: 'POST',
              authorizationType: 'NONE',
              apiKeyRequired: false,
              operationName: 'CreatePerson',
              requestValidatorId: '*',
              requestParameters: { 'method.request.path.personId': true },
              requestModels: { 'application/json': 'Person' },
              methodResponses: {
                '200': {
                  statusCode: '200',
                  responseParameters: { 'method.response.header.X-Page': false },
                  responseModels: { 'application/json': 'House' },
                },
              },
              methodIntegration: {
                type: 'MOCK',
                requestTemplates: { 'application/json': '{"statusCode": 200}' },
                passthroughBehavior: 'WHEN_NO_TEMPLATES',
                timeoutInMillis: 29000,
                cacheNamespace: '*',
                cacheKeyParameters: [],
                integrationResponses: {
                  '200': { statusCode: '200' },
                  '400': { statusCode: '400', selectionPattern: '4\\d{2}' },
                },
              },
            },
          },
        },
      ],
    },
  },
  {
    call: 'GetGatewayResponse',
    with: { restApiId: '$api.id', responseType: 'DEFAULT_4XX' },
    gives: {
      responseType: 'DEFAULT_4XX',
      statusCode: '404',
      responseParameters: {},
      responseTemplates: {},
      defaultResponse: false,
    },
  },
  { call: 'CreateDeployment', with: { restApiId: '$api.id', stageName: 'dev' } },
])

const yaml = `openapi: 3.0.1
info: { title: yaml, version: 2.0 }
servers: [{ url: 'https://x/{basePath}', variables: { basePath: { default: /a/b } } }]
paths:
  /test:
    get:
      responses:
        200: { description: fine }
      x-amazon-apigateway-integration:
        type: mock
        responses: { default: { statusCode: 200 } }
`

check('a document over an API: what merging keeps and overwriting does not', [
  { call: 'ImportRestApi', with: { document: people }, keep: 'api' },
  {
    call: 'PutRestApi',
    with: { restApiId: '$api.id', mode: 'merge', parameters: { basepath: 'prepend' }, document: yaml },
    gives: {
      id: '$api.id',
      name: 'yaml',
      version: '2.0',
      createdDate: '*',
      rootResourceId: '*',
      apiKeySource: 'HEADER',
      disableExecuteApiEndpoint: false,
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      binaryMediaTypes: ['image/png'],
      tags: {},
    },
  },
  {
    call: 'GetResources',
    with: { restApiId: '$api.id' },
    gives: {
      items: [
        { id: '$api.rootResourceId', path: '/' },
        { id: '*', parentId: '$api.rootResourceId', pathPart: 'a', path: '/a' },
        { id: '*', parentId: '*', pathPart: 'b', path: '/a/b' },
        { id: '*', parentId: '*', pathPart: 'test', path: '/a/b/test', resourceMethods: { GET: {} } },
        { id: '*', parentId: '$api.rootResourceId', pathPart: 'people', path: '/people' },
        {
          id: '*',
          parentId: '*',
          pathPart: '{personId}',
          path: '/people/{personId}',
          resourceMethods: { POST: {} },
        },
      ],
    },
  },
  {
    call: 'PutRestApi',
    with: { restApiId: '$api.id', mode: 'overwrite', document: yaml },
    gives: {
      id: '$api.id',
      name: 'yaml',
      version: '2.0',
      createdDate: '*',
      rootResourceId: '*',
      apiKeySource: 'HEADER',
      disableExecuteApiEndpoint: false,
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      tags: {},
    },
  },
  {
    call: 'GetResources',
    with: { restApiId: '$api.id' },
    gives: {
      items: [
        { id: '$api.rootResourceId', path: '/' },
        {
          id: '*',
          parentId: '$api.rootResourceId',
          pathPart: 'test',
          path: '/test',
          resourceMethods: { GET: {} },
        },
      ],
    },
  },
  { call: 'GetModels', with: { restApiId: '$api.id' }, gives: { items: [] } },
])

const withSecurity = { ...people, security: [{ tokens: [] }] }
const undeclared = {
  swagger: '2.0',
  info: { title: 'x', version: '1' },
  paths: {
    '/x': {
      get: {
        responses: { 200: {} },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.X': "'x'" } } },
        },
      },
    },
  },
}

const keys = { type: 'apiKey', name: 'x-api-key', in: 'header' }
const withKeys = {
  ...people,
  security: [{ keys: [] }],
  components: { ...people.components, securitySchemes: { keys } },
}

check('the security of a document that asks for API keys', [
  { call: 'ImportRestApi', with: { document: withKeys }, keep: 'api' },
  { call: 'CreateDeployment', with: { restApiId: '$api.id' }, keep: 'deployment' },
  {
    call: 'GetDeployment',
    with: { restApiId: '$api.id', deploymentId: '$deployment.id', embed: ['apisummary'] },
    gives: {
      id: '*',
      createdDate: '*',
      apiSummary: { '/people/{personId}': { POST: { authorizationType: 'NONE', apiKeyRequired: true } } },
    },
  },
])

const documented = {
  ...people,
  'x-amazon-apigateway-documentation': {
    documentationParts: [{ location: { type: 'API' }, properties: { description: 'of people' } }],
  },
}

check('the documentation of a document can be left out', [
  { call: 'ImportRestApi', with: { document: documented, parameters: { ignore: 'documentation' } }, keep: 'api' },
  { call: 'GetDocumentationParts', with: { restApiId: '$api.id' }, gives: { items: [] } },
  { call: 'PutRestApi', with: { restApiId: '$api.id', document: documented } },
  {
    call: 'GetDocumentationParts',
    with: { restApiId: '$api.id' },
    gives: { items: [{ id: '*', location: { type: 'API' }, properties: '{"description":"of people"}' }] },
  },
])

check('documents that make no API', [
  {
    call: 'ImportRestApi',
    with: { document: people, parameters: { endpointConfigurationTypes: 'LOCAL' } },
    fails: ['BadRequestException', 'Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE'],
  },
  {
    call: 'ImportRestApi',
    with: { document: { ...people, 'x-amazon-apigateway-policy': { Statement: [{ Effect: 'Perhaps' }] } } },
    fails: [
      'BadRequestException',
      'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
    ],
  },
  { call: 'ImportRestApi', with: { document: '[' }, fails: ['BadRequestException', 'Invalid OpenAPI input.'] },
  {
    call: 'ImportRestApi',
    with: { document: { openapi: '4.0.0' } },
    fails: ['BadRequestException', 'Invalid OpenAPI input.'],
  },
  {
    call: 'ImportRestApi',
    with: { document: withSecurity },
    fails: ['NotImplemented', 'security tokens of a method is not built yet'],
  },
  {
    call: 'ImportRestApi',
    with: { document: undeclared },
    fails: [
      'BadRequestException',
      "Errors found during import:\n\tUnable to put integration response on 'GET' for resource at path '/x': Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.response.header.X]",
    ],
  },
  {
    call: 'ImportRestApi',
    with: { document: { ...people, paths: { '/{a}': {}, '/{b}': {} } } },
    fails: [
      'BadRequestException',
      "Errors found during import:\n\tUnable to create resource at path '/{a}': A sibling ({b}) of this resource already has a variable path part -- only one is allowed",
    ],
  },
  {
    call: 'ImportRestApi',
    with: { document: { ...people, paths: { ['/a'.repeat(5000)]: {} } } },
    fails: [
      'LimitExceededException',
      'Maximum number of resources for this API has been reached. Please contact AWS if you need additional resources.',
    ],
  },
  { call: 'GetRestApis', gives: { items: [] } },
])

const documentation = {
  documentationParts: [
    { location: { type: 'API' }, properties: { description: 'All of it' } },
    { location: { type: 'RESPONSE', method: 'GET', statusCode: '200' }, properties: { description: 'fine' } },
  ],
}
const parts = [
  { id: '*', location: { type: 'API' }, properties: '{"description":"All of it"}' },
  {
    id: '*',
    location: { type: 'RESPONSE', path: '/', method: 'GET', statusCode: '200' },
    properties: '{"description":"fine"}',
  },
]

check('documentation comes with a document, or alone', [
  {
    call: 'ImportRestApi',
    with: { document: { ...people, 'x-amazon-apigateway-documentation': documentation } },
    keep: 'api',
  },
  { call: 'GetDocumentationParts', with: { restApiId: '$api.id' }, gives: { items: parts } },
  {
    call: 'ImportDocumentationParts',
    with: { restApiId: '$api.id', mode: 'overwrite', document: documentation },
    gives: { ids: ['*', '*'] },
  },
  { call: 'GetDocumentationParts', with: { restApiId: '$api.id' }, gives: { items: parts } },
  {
    call: 'ImportDocumentationParts',
    with: { restApiId: '$api.id', document: '{}' },
    fails: ['BadRequestException', 'Unable to build importer with provided input.'],
  },
])
