import { test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'

import { limits, type JsonObject } from '../base/index.ts'
import { evaluateTemplate, gatewayVariables, parseTemplate, type Dialect, type Evaluated } from './index.ts'
import { describedCases, recordedCases, type GatewayCase } from './gateway-cases.ts'
import { forwardingOutput, forwardingTemplate, velocityBody, velocityCases } from './velocity-cases.ts'
import { velocitySyntaxCases } from './velocity-syntax-cases.ts'

interface Given {
  readonly body?: string
  readonly context?: JsonObject
  readonly dialect?: Dialect
}

const parameters = {
  path: { id: 'p', both: 'path' },
  querystring: { q: '1', both: 'query', all: 'query' },
  header: { 'Content-Type': 'application/json', all: 'header' },
}

/** The result, or undefined when the template is refused or fails. */
function evaluated(text: string, given: Given = {}): Evaluated | undefined {
  const template = parseTemplate(text)
  if (!template.ok) return undefined
  const { body = '', context = {}, dialect = 'api-gateway' } = given
  const variables = gatewayVariables({ body, parameters, context, stageVariables: { arn: 'arn:x' } })
  const result = evaluateTemplate(template.value, variables, dialect)
  return result.ok ? result.value : undefined
}

function velocity(template: string, body: string): string | undefined {
  const parsed = parseTemplate(template)
  if (!parsed.ok) return undefined
  const header = { 'Content-Type': 'application/json' }
  const only = { path: {}, querystring: {}, header }
  const variables = gatewayVariables({ body, parameters: only, context: {}, stageVariables: {} })
  const result = evaluateTemplate(parsed.value, variables, 'velocity-1.7')
  return result.ok ? result.value.output : undefined
}

test('templates print what Velocity 1.7 prints', () => {
  for (const [template, output] of [...velocityCases, ...velocitySyntaxCases]) {
    assert.equal(velocity(template, velocityBody), output, template)
  }
  assert.equal(velocity(forwardingTemplate, '{"a":1}'), forwardingOutput)
})

function check(cases: readonly GatewayCase[]): void {
  for (const { title, template, output, ...given } of cases)
    assert.equal(evaluated(template, given)?.output, output, title)
}

test('API Gateway as recorded', () => check(recordedCases))
test('API Gateway as described', () => check(describedCases))

test('parameters are looked for in the path, the query string and the headers', () => {
  const output = evaluated(
    "$input.params('both') $input.params('all') $input.params('no')|$input.params().path",
  )?.output
  assert.equal(output, 'path query |{id=p, both=path}')
  assert.equal(
    evaluated("$stageVariables.arn ${stageVariables['arn']} $stageVariables.get('arn') $!stageVariables.no")?.output,
    'arn:x arn:x arn:x ',
  )
})

test('overrides are set by name, by index and by put, and reach the next template', () => {
  const first = evaluated(
    '#set($context.requestOverride.path.body = "b")#set($context.requestOverride.header["x-y"] = ["1", "2"])' +
      '$!context.requestOverride.querystring.put("q", "v")#set($context.responseOverride.status = 444)' +
      '#set($context.responseOverride.header.foo = "bar")#set($context.responseOverride.custom = "too")',
  )
  assert.deepEqual(first?.overrides, {
    request: { path: { body: 'b' }, header: { 'x-y': ['1', '2'] }, querystring: { q: 'v' } },
    response: { header: { foo: 'bar' }, status: 444, custom: 'too' },
  })
  const context = { requestOverride: first.overrides.request, responseOverride: first.overrides.response }
  const second = evaluated(
    '$context.responseOverride.status $context.responseOverride.header.foo $context.responseOverride.custom' +
      '#set($context.responseOverride.status = 200)',
    { context },
  )
  assert.equal(second?.output, '444 bar too')
  assert.equal(second.overrides.response['status'], 200)
})

test('a problem has its place', () => {
  const failure = (text: string) => {
    const template = parseTemplate(text)
    return template.ok ? undefined : template.failure
  }
  assert.deepEqual(failure('ab\n#set($x = [1+1])')?.members, { line: 2, column: 13 })
  assert.match(
    failure('#if(true)a')?.message ?? '',
    /^Encountered the end of the template where #end was expected at line 1, column 11$/,
  )
  assert.match(failure('x #end')?.message ?? '', /Encountered "#"/)
  assert.match(failure('#set($x = "#if(")')?.message ?? '', /of the quoted text at line 1/)
})

test('a hostile template ends', () => {
  const twice = '#foreach($i in [1..1000])'
  const hostile = [
    `${twice}${twice}${twice}x#end#end#end`,
    `#set($s = "aaaaaaaaaaaaaaaa")${twice}#set($s = "$s$s")#end$s`,
    `#set($s = "aaaaaaaaaaaaaaaa")${twice}#set($s = $s + $s)#end$s`,
    `#set($s = "aaaaaaaaaaaaaaaa")${twice}#set($s = $s.replace("a", $s))#end$s`,
    `#set($s = "aaaaaaaaaaaaaaaa")${twice}#set($s = $s.replaceAll("a", $s))#end$s`,
    `#set($l = [1])${twice}$l.addAll($l)#end$l`,
    `#set($l = [1])${twice}#set($l = [$l, $l])#end$l`,
    `#set($a = [])#set($b = [$a])$a.add($b)$a $b`,
    `#set($a = [])#set($b = [])$a.add($b)$b.add($a)#if($a == $b)x#end`,
    `#set($m = {})#set($m.m = {"x": $m})$m`,
    '#macro(m)#m()#end#m()',
    '#define($d)$d#end$d',
    "#set($e = '#evaluate($e)#evaluate($e)')#evaluate($e)",
    '#set($l = [1..2000000000])',
    "#set($s = ''.format('%9999d', 1))#foreach($i in [1..1000])#set($s = $s.format('%s%s', $s, $s))#end",
    "$s.format('x')#set($s = 'x')$s.repeat(2000000000)",
    `${'#if(true)'.repeat(10_000)}${'#end'.repeat(10_000)}`,
    `#set($x = ${'('.repeat(10_000)}1${')'.repeat(10_000)})`,
    `#set($x = ${'['.repeat(10_000)}1${']'.repeat(10_000)})`,
    `#set($x = ${'!'.repeat(10_000)}true)`,
    `$a${'[$a'.repeat(10_000)}${']'.repeat(10_000)}`,
  ]
  for (const template of hostile) assert.equal(evaluated(template), undefined, template.slice(0, 80))
  const long = evaluated(`#set($x = 0${' + 1'.repeat(50_000)})$x`)
  assert.equal(long?.output, '50000')
  assert.equal(evaluated(`#foreach($i in [1..2000])x#end`)?.output.length, limits.templateForeachIterations)
})

test('whatever the template, it throws nothing', () => {
  const piece = fc.constantFrom(
    ..."$ # \\ \" ' ( ) [ ] { } ! . , : = + - * / % < > && || == in $x $x. ${x} $!{x} $input.path('$') $l $m .size() .get(0)".split(
      ' ',
    ),
    ...'.put("a",$m) .add($l) .keySet() .split("") .substring(1) #set($x= #set($l=[1,2]) #set($m={"a":1}) #if( #if($x) #else'.split(
      ' ',
    ),
    ...'#elseif($x) #end #foreach($i in $l) $foreach.index #break #stop #macro(q $x) #q( #q($l) #define($d) $d #evaluate("$x")'.split(
      ' ',
    ),
    '#[[',
    ']]#',
    '##',
    '#*',
    '*#',
    '\n',
    ' ',
    '1',
    '2.5',
    '-1',
    '"$x"',
    "'a'",
    '[1..3]',
    '.replaceAll("a","$0")',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.constantFrom<Dialect>('velocity-1.7', 'api-gateway'),
      (pieces, dialect) => {
        evaluated(pieces.join(''), { body: velocityBody, dialect })
      },
    ),
    { numRuns: 3_000 },
  )
})
