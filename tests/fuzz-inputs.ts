/** Malformed and hostile inputs by seed: JSON of wrong shapes, texts that break parsers, bytes that are no UTF-8. */

export type Random = () => number

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T
}

const nastyTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  'a'.repeat(5000),
  '$.a[?(@.b==1)]..c',
  '$$.Execution.Id',
  "States.Format('{}', $.x)",
  'arn:aws:states:us-east-1:000000000000:stateMachine:x',
  'arn:aws:states:::execution',
  'arn:::::::::::',
  '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
  '{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":-1e400,"End":true}}}',
  '{"a":'.repeat(600),
  '['.repeat(3000),
  '#foreach($a in [1..100000])#foreach($b in [1..100000])$a#end#end',
  '#set($a = "x")#foreach($i in [1..999])#set($a = "$a$a")#end$a',
  '#macro(m)#m()#end#m()',
  '$input.path("$..*").class.forName("java.lang.Runtime")',
  '${',
  '#if(',
  '(a+)+$',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  '{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotAction":["*?*?*?*?*?*"],"Condition":{"StringLike":{"aws:x":"****"}}}}',
  '../../etc/passwd',
  '%00%ff%zz',
  '\r\nX-Injected: 1',
  '2026-02-30T25:61:00Z',
  '🜨'.repeat(300),
  '<a>&amp;]]></a>',
  '1e999',
  '-0',
  '99999999999999999999',
]

export function nastyText(random: Random): string {
  if (random() < 0.7) return pick(random, nastyTexts)
  return Array.from({ length: Math.floor(random() * 40) }, () =>
    String.fromCharCode(Math.floor(random() * 0x500)),
  ).join('')
}

export function nastyJson(random: Random, depth = 0): unknown {
  const choice = random()
  if (depth > 4 || choice < 0.35) return nastyText(random)
  if (choice < 0.45) return pick(random, [0, -1, 1.5, 1e308, 2 ** 53, -0, 1001, 262_145])
  if (choice < 0.55) return pick(random, [null, true, false])
  const length = Math.floor(random() * 5)
  if (choice < 0.75) return Array.from({ length }, () => nastyJson(random, depth + 1))
  return Object.fromEntries(
    Array.from({ length }, () => [nastyText(random).slice(0, 40), nastyJson(random, depth + 1)]),
  )
}

const fieldNames: readonly string[] = [
  'Next',
  'End',
  'InputPath',
  'OutputPath',
  'ResultPath',
  'Parameters',
  'Result',
  'Seconds',
  'SecondsPath',
  'Timestamp',
  'TimestampPath',
  'Choices',
  'Default',
  'Error',
  'Cause',
  'ErrorPath',
  'CausePath',
  'Comment',
  'Resource',
  'Retry',
  'Catch',
  'Branches',
  'ItemProcessor',
  'Assign',
  'Output',
  'QueryLanguage',
  'Arguments',
]

/** A definition that nearly holds: known types and fields, with values of all kinds. */
function nastyDefinition(random: Random): string {
  const names = ['A', 'B', nastyText(random).slice(0, 30)]
  const state = (): object => ({
    Type: pick(random, [
      'Pass',
      'Choice',
      'Wait',
      'Succeed',
      'Fail',
      'Task',
      'Parallel',
      'Map',
      nastyText(random).slice(0, 20),
    ]),
    ...(random() < 0.7 ? { End: true } : { Next: pick(random, names) }),
    ...Object.fromEntries(
      Array.from({ length: Math.floor(random() * 4) }, () => [
        pick(random, fieldNames),
        random() < 0.5 ? pick(random, ['$.a', '$', 1, names[0], null]) : nastyJson(random),
      ]),
    ),
  })
  return JSON.stringify({
    StartAt: pick(random, names),
    States: Object.fromEntries(names.map((name) => [name, state()])),
    ...(random() < 0.2 ? { [nastyText(random).slice(0, 20)]: nastyJson(random) } : {}),
  })
}

/** Values that a member of that name may well have, so that some requests get far. */
function plausible(random: Random, name: string): unknown {
  switch (name) {
    case 'definition':
      return random() < 0.3
        ? '{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":1,"End":true}}}'
        : nastyDefinition(random)
    case 'stateMachineArn':
    case 'resourceArn':
      return 'arn:aws:states:us-east-1:000000000000:stateMachine:Fuzz'
    case 'roleArn':
      return 'arn:aws:iam::000000000000:role/FuzzMachine'
    case 'executionArn':
      return 'arn:aws:states:us-east-1:000000000000:execution:Fuzz:known'
    case 'name':
      return pick(random, ['known', `n${Math.floor(random() * 1e6)}`])
    case 'input':
      return random() < 0.5 ? '{}' : JSON.stringify(nastyJson(random))
    default:
      return undefined
  }
}

/** A body for an operation with these member names: mostly the right names, with values of all kinds. */
export function nastyInput(random: Random, names: readonly string[]): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const name of names) {
    const likely = random() < 0.6 ? plausible(random, name) : undefined
    if (likely !== undefined) input[name] = likely
    else if (random() < 0.5) input[name] = random() < 0.6 ? nastyText(random) : nastyJson(random)
  }
  if (random() < 0.1) input['__proto__x'] = nastyJson(random)
  return input
}

/** Bytes: the text as it is, cut, doubled, with a byte flipped, or noise. */
export function nastyBytes(random: Random, text: string): Buffer {
  const bytes = Buffer.from(text)
  const choice = random()
  if (choice < 0.7 || bytes.length === 0) return bytes
  if (choice < 0.8) return bytes.subarray(0, Math.floor(random() * bytes.length))
  if (choice < 0.9) {
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    return bytes
  }
  return Buffer.from(Array.from({ length: Math.floor(random() * 200) }, () => Math.floor(random() * 256)))
}
