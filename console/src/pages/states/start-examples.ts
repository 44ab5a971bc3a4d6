/** Inputs to begin with. */
export interface InputExample {
  readonly id: string
  readonly text: string
  readonly input: string
}

export const inputExamples: readonly InputExample[] = [
  { id: 'empty', text: 'Empty object', input: '{}' },
  { id: 'hello', text: 'A greeting', input: '{"who":"you"}' },
  {
    id: 'order',
    text: 'An order',
    input: '{"order":{"id":"ORD-20418","total":129.9,"items":[{"name":"lamp","quantity":2}]}}',
  },
  {
    id: 'items',
    text: 'A list of items',
    input: '{"items":[{"name":"lamp","quantity":2},{"name":"chair","quantity":0},{"name":"desk","quantity":1}]}',
  },
]
