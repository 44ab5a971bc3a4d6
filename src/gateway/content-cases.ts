import type { InvokeCase } from './invoke-cases.ts'

/** Text and bytes. */
export const contentCases: readonly InvokeCase[] = [
  {
    name: 'what a template renders in base64 becomes bytes',
    api: {
      methods: {
        'GET /': {
          integration: {
            requestTemplates: { 'application/json': '{"statusCode": 200}' },
            integrationResponses: {
              200: {
                statusCode: '200',
                contentHandling: 'CONVERT_TO_BINARY',
                responseTemplates: { 'application/json': "$util.base64Encode('icon')" },
              },
            },
          },
        },
      },
    },
    request: {},
    status: 200,
    body: 'icon',
  },
  {
    name: 'a request template comes before its text becomes bytes',
    api: {
      methods: {
        'POST /': {
          integration: {
            contentHandling: 'CONVERT_TO_BINARY',
            requestTemplates: { 'application/json': "$util.base64Encode($input.json('$'))" },
          },
        },
      },
    },
    request: { method: 'POST', body: '{"statusCode": 200}', headers: [['Content-Type', 'application/json']] },
    status: 200,
    body: '',
  },
]
