import type { IntegrationKind } from './integration-draft.ts'

interface KindTile {
  readonly value: IntegrationKind
  readonly label: string
  readonly description: string
}

export const kindTiles: readonly KindTile[] = [
  { value: 'service', label: 'AWS service', description: 'Step Functions, as StartExecution, or another service.' },
  { value: 'function', label: 'Lambda function', description: 'Call a function.' },
  { value: 'http', label: 'HTTP', description: 'Call an HTTP server.' },
  { value: 'mock', label: 'Mock', description: 'Answer from the mappings alone.' },
  { value: 'vpc', label: 'VPC link', description: 'Into a private network: not on this server.' },
]
