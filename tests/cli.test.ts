/** The command line as a person meets it: help, mistakes, and messages that say what to do. */
import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { nodeFlags, startServer } from './server-process.ts'
import { post } from './tutorial.ts'

const main = join(import.meta.dirname, '../src/cli/main.ts')
const directory = mkdtempSync(join(tmpdir(), 'stile-cli-'))
after(() => rmSync(directory, { recursive: true, force: true }))

function stile(...words: readonly string[]): {
  readonly code: number | null
  readonly out: string
  readonly err: string
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeFlags, main, ...words], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  return { code: status, out: stdout, err: stderr }
}

test('--help lists the commands with examples, each command its flags', () => {
  assert.match(stile('--help').out, /dev .*\n.*show[\s\S]*Examples:/)
  assert.match(stile('dev', '--help').out, /--data-dir DIR[\s\S]*--memory[\s\S]*Examples:/)
  assert.match(stile('show', '--help').out, /--last[\s\S]*Examples:/)
  assert.match(stile('--version').out, /^stile \d+\.\d+\.\d+\n$/)
})

test('mistakes get a sentence that names the cure', () => {
  const cases: readonly (readonly [words: readonly string[], message: RegExp])[] = [
    [['serv'], /"serv" is no command; there are dev, show, validate, run, status, backup, restore and parked/],
    [['dev', '--prot', '1'], /--prot is no flag of `stile dev`.*See `stile dev --help`/],
    [['dev', '--port', 'x'], /--port "x": a whole number from 0 to 65535 is needed/],
    [['dev', '--host', '0.0.0.0'], /--host 0\.0\.0\.0 lets other machines reach .* Add --allow-remote/],
    [['dev', '--memory', '--data-dir', 'x'], /exclude each other/],
    [['dev', '--memory', '--buckets', join(directory, 'none')], /--buckets .*none is no folder\. Make it/],
    [['dev', '--quota', 'openMapRuns=1=2'], /--quota "openMapRuns=1=2": a whole number/],
    [['show', 'one', 'two'], /Name one execution ARN/],
    [['status', '--url', 'localhost:4566'], /"localhost:4566" is no URL\. It looks like http:/],
    [['show', '--last', '--url', 'ftp://127.0.0.1'], /"ftp:\/\/127\.0\.0\.1" is no URL/],
    [['validate', directory], /cannot be read: it is a folder/],
    [['show'], /Name one execution ARN, or say --last/],
    [['show', '--last', '--url', 'http://127.0.0.1:1'], /Nothing answers at http:\/\/127\.0\.0\.1:1\. Start a server/],
  ]
  for (const [words, message] of cases) {
    const { code, err } = stile(...words)
    assert.equal(code, 1, words.join(' '))
    assert.match(err, message)
    assert.ok(!err.includes('    at '), `no stack trace: ${err}`)
  }
})

test('what answers and is no Stile is told from one, and makes no backup', async () => {
  const file = join(directory, 'other.db')
  const cases: readonly (readonly [answer: string, words: readonly string[]])[] = [
    ['<!doctype html>', ['status']],
    ['<!doctype html>', ['backup', file]],
    ['{}', ['parked']],
    ['{}', ['parked', '--all']],
    ['{"stateMachines":null}', ['show', '--last']],
    ['null', ['show', 'arn']],
  ]
  await Promise.all(
    cases.map(async ([answer, words]) => {
      const other = createServer((_request, response) => void response.end(answer))
      other.listen(0, '127.0.0.1')
      await once(other, 'listening')
      const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
      const ended = promisify(execFile)(process.execPath, [...nodeFlags, main, ...words, '--url', url])
      await assert.rejects(ended, { code: 1, stderr: /^stile: What answers .*is no Stile.*\n$/ }, words.join(' '))
      other.close()
    }),
  )
  assert.equal(existsSync(file), false)
})

test('who reads what is printed may leave before its end', () => {
  const machine = join(directory, 'rounds.json')
  const states = {
    Round: { Type: 'Pass', Next: 'Again' },
    Again: { Type: 'Choice', Choices: [{ Variable: '$.no', IsPresent: true, Next: 'Never' }], Default: 'Round' },
    Never: { Type: 'Succeed' },
  }
  writeFileSync(machine, JSON.stringify({ StartAt: 'Round', States: states }))
  const { stdout, stderr } = spawnSync(
    'bash',
    ['-c', '"$0" "$@" | head -n 1; echo "${PIPESTATUS[0]}"', process.execPath, ...nodeFlags, main, 'run', machine],
    { encoding: 'utf8', timeout: 20_000 },
  )
  assert.match(stdout, /^ +1 .*ExecutionStarted.*\n141\n$/)
  assert.equal(stderr, '')
})

test('a taken port, a data directory in use and one that cannot be made are said plainly', async () => {
  const data = join(directory, 'data')
  const server = await startServer(['--data-dir', data])
  try {
    const taken = stile('dev', '--memory', '--port', String(server.port))
    assert.equal(taken.code, 1)
    assert.match(taken.err, new RegExp(`Port ${server.port} on 127\\.0\\.0\\.1 is taken\\..*--port`))
    const inUse = stile('dev', '--port', '0', '--data-dir', data)
    assert.equal(inUse.code, 1)
    assert.match(inUse.err, /data/)
    assert.match(inUse.err, /another|other process|in use/i)
  } finally {
    assert.equal(await server.stop(), 0)
  }
  writeFileSync(join(directory, 'file'), '')
  const impossible = stile('dev', '--port', '0', '--data-dir', join(directory, 'file', 'inside'))
  assert.equal(impossible.code, 1)
  assert.match(impossible.err, /--data-dir|directory/)
  assert.ok(!impossible.err.includes('    at '), impossible.err)
  if (process.platform !== 'linux') return
  const refused = stile('dev', '--port', '0', '--data-dir', '/proc/stile/data')
  assert.equal(refused.code, 1)
  assert.match(refused.err, /cannot use \/proc\/stile\/data as data directory/)
})

test('--demo prints a curl that starts a workflow, twice on the same data too, and show --last prints it', async () => {
  const data = join(directory, 'demo')
  for (const _start of [1, 2]) {
    const server = await startServer(['--data-dir', data, '--demo'])
    const curl = server.lines.find((line) => line.startsWith('curl ')) ?? ''
    const [, body = '', url = ''] = /-d '(.*)' (\S+)$/.exec(curl) ?? []
    for (const _time of [1, 2]) {
      const answer = await post(url, body)
      assert.match(
        answer.body,
        /^\{"executionArn":"arn:aws:states:us-east-1:000000000000:execution:HelloWorld:[^"]+","startDate":[\d.E]+\}$/,
      )
    }
    const shown = stile('show', '--last', '--url', server.url)
    assert.equal(shown.code, 0, shown.err)
    assert.match(shown.out, /executionArn: +arn:aws:states[\s\S]*ExecutionStarted[\s\S]*PassStateEntered/)
    assert.match(stile('show', '--last', '--json', '--url', server.url).out, /"events": \[/)
    const followed = stile('show', '--last', '--follow', '--url', server.url)
    assert.equal(followed.code, 0, followed.err)
    assert.match(
      followed.out,
      /^executionArn: [\s\S]*\n +1 .*ExecutionStarted[\s\S]*ExecutionSucceeded.*\n\nstatus: +SUCCEEDED\n/,
    )
    assert.equal(await server.stop(), 0)
  }
})

test('health answers, reset empties, pages of other sites are refused', async () => {
  const server = await startServer(['--memory'])
  const health = await fetch(`${server.url}/_stile/health`)
  assert.deepEqual(((await health.json()) as { status: string }).status, 'ok')
  assert.match(await (await fetch(`${server.url}/_stile/metrics`)).text(), /^stile_executions_started_total 0$/m)
  assert.equal((await post(`${server.url}/_stile/reset`, '')).status, 200)
  assert.equal((await post(`${server.url}/_stile/reset`, '', { origin: 'https://evil.example' })).status, 403)
  assert.equal((await post(`${server.url}/_stile/reset`, '', { host: 'rebound.evil.example' })).status, 403)
  assert.equal(await server.stop(), 0)
})

test('validate says line, column and what to do, for JSON and YAML; run executes with mocked tasks', () => {
  const broken = join(directory, 'broken.asl.json')
  writeFileSync(
    broken,
    '{\n  "StartAt": "A",\n  "States": {\n    "A": {\n      "Type": "Pass",\n      "Next": "B"\n    }\n  }\n}\n',
  )
  const judged = stile('validate', broken)
  assert.equal(judged.code, 1)
  assert.match(
    judged.out,
    /broken\.asl\.json:6:7: error MISSING_TRANSITION_TARGET: Missing 'Next' target: B \(\/States\/A\/Next\)\n    Name a state that exists/,
  )
  const yaml = join(directory, 'order.asl.yaml')
  writeFileSync(
    yaml,
    'StartAt: Wait\nStates:\n  Wait: { Type: Wait, Seconds: 3600, Next: Done }\n  Done: { Type: Pass, Result: { ok: true }, End: true }\n',
  )
  assert.match(stile('validate', yaml).out, /order\.asl\.yaml: ok/)
  const run = stile('run', yaml)
  assert.equal(run.code, 0, run.err)
  assert.match(run.out, /\+ 3600\.000 s {2}WaitStateExited[\s\S]*SUCCEEDED \{"ok":true\}/)
  assert.match(stile('run', yaml, '--input', '{').err, /--input is no JSON/)
  const odd = join(directory, 'odd.yaml')
  writeFileSync(
    odd,
    'x: &pass { Type: Pass }\nStartAt: A/B [1]\nStates:\n  A/B [1]:\n    <<: *pass\n    Next: C\n  C: { <<: *pass, End: true }\n',
  )
  assert.match(stile('validate', odd).out, /^.*odd\.yaml:1:1: .*'x' is not supported \(\/\)\n$/)
  writeFileSync(odd, 'StartAt: A/B [1]\nStates:\n  A/B [1]:\n    Type: Pass\n    Next: C\n')
  assert.match(stile('validate', odd).out, /odd\.yaml:5:5: .*\/States\/A\/B \[1\]\/Next/)
  writeFileSync(odd, 'StartAt: A\n---\nStartAt: B\n')
  assert.match(stile('validate', odd).err, /odd\.yaml:2:1: A second document begins here/)
  writeFileSync(odd, `StartAt: ${'x'.repeat(1_048_576)}`)
  assert.match(stile('run', odd).err, /a definition may have 1048576 characters, this one has 1048590/)
  writeFileSync(odd, 'StartAt: A\nStates:\n  A: { Type: Fail, Error: E, Cause: "red \\e[31m\\nline" }\n')
  const failed = stile('run', odd)
  assert.equal(failed.code, 2)
  assert.ok(failed.out.endsWith('\n\nFAILED E red \\u001b[31m\\nline\n'), failed.out)
  const mocks = join(directory, 'mocks.json')
  writeFileSync(mocks, '{"Charge":[{"Throw":{"Error":"Busy"}},{"paid":true}]}')
  assert.match(stile('run', yaml, '--mock', mocks).err, /of the attempts of "Charge" each needs Return or Throw/)
  const circle = join(directory, 'circle.yaml')
  writeFileSync(circle, 'StartAt: &a [*a]\n')
  assert.match(
    stile('validate', circle).err,
    /^stile: .*circle\.yaml: its aliases \(\*name\) cannot be written out\.\n$/,
  )
  assert.match(stile('validate', join(directory, 'none.json')).err, /none\.json cannot be read: there is no such file/)
})
