/** What people who run a server do: look at it, back it up while it works, restore, retry what a fault held up. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, test } from 'node:test'
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { awsClients } from './clients.ts'
import { nodeFlags, startServer, type ServerProcess } from './server-process.ts'

const main = join(import.meta.dirname, '../src/cli/main.ts')
const directory = mkdtempSync(join(tmpdir(), 'stile-operate-'))
const servers: ServerProcess[] = []
after(async () => {
  for (const server of servers) await server.kill()
  rmSync(directory, { recursive: true, force: true })
})

async function started(flags: readonly string[]): Promise<ServerProcess> {
  const server = await startServer(flags)
  servers.push(server)
  return server
}

function stile(...words: readonly string[]): { readonly code: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeFlags, main, ...words], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  return { code: status, out: stdout + stderr }
}

const definition = (seconds: number): string =>
  JSON.stringify({
    StartAt: 'Pause',
    States: {
      Pause: { Type: 'Wait', Seconds: seconds, Next: 'Done' },
      Done: { Type: 'Pass', Result: { ok: true }, End: true },
    },
  })

test('status and metrics tell what goes on, parked executions are listed and retried', async () => {
  const data = join(directory, 'data')
  let server = await started(['--data-dir', data, '--iam', 'off', '--retention-days', '30'])
  const states = awsClients(server.url).sfn
  const roleArn = 'arn:aws:iam::000000000000:role/r'
  const made = await states.send(new CreateStateMachineCommand({ name: 'm', definition: definition(3_600), roleArn }))
  const first = await states.send(new StartExecutionCommand({ stateMachineArn: made.stateMachineArn, name: 'e' }))
  const arn = first.executionArn ?? ''

  const shown = stile('status', '--url', server.url)
  assert.equal(shown.code, 0, shown.out)
  assert.match(shown.out, /^data: +\S+data$/m)
  assert.match(shown.out, /^retention: +30 days$/m)
  assert.match(shown.out, /^open: +1 executions$/m)
  assert.match(stile('status', '--json', '--url', server.url).out, /"parked": 0/)
  const metrics = await (await fetch(`${server.url}/_stile/metrics`)).text()
  for (const line of [
    /^stile_executions_started_total 1$/m,
    /^stile_executions_open 1$/m,
    /^# TYPE stile_timers_late_seconds histogram$/m,
    /^stile_timers_late_seconds_bucket\{le="\+Inf"\} \d+$/m,
    /^stile_store_group_seconds_total \d/m,
    /^stile_store_wal_bytes [1-9]/m,
  ]) {
    assert.match(metrics, line)
  }
  await server.kill()

  // A fault is not to be had on purpose: what it leaves is put into the row.
  const database = new DatabaseSync(join(data, 'stile.db'))
  database.prepare("UPDATE executions SET parked = '2026-01-02T03:04:05.678Z Error: a fault'").run()
  database.exec('UPDATE timers SET due_at = 1')
  database.close()
  server = await started(['--data-dir', data, '--iam', 'off'])
  assert.match(stile('status', '--url', server.url).out, /^parked: +1 \(see `stile parked`\)$/m)
  const listed = stile('parked', '--url', server.url)
  assert.equal(listed.out, `2026-01-02T03:04:05.678Z  ${arn}\n    Error: a fault\n`)
  assert.match(stile('parked', '--retry', `${arn}x`, '--url', server.url).out, /There is no such execution/)
  assert.match(stile('parked', '--retry', arn, '--url', server.url).out, /^1 goes on\.\n$/)
  assert.match(stile('parked', '--url', server.url).out, /No execution is parked/)
  assert.match(stile('parked', '--retry', arn, '--url', server.url).out, /is not parked/)
  const described = new DescribeExecutionCommand({ executionArn: arn })
  while ((await awsClients(server.url).sfn.send(described)).status === 'RUNNING');
  assert.equal((await awsClients(server.url).sfn.send(described)).status, 'SUCCEEDED')
  assert.equal(await server.stop(), 0)
})

test('a backup of a working server holds every acknowledged execution, and they go on where it is restored', async () => {
  const data = join(directory, 'busy')
  const server = await started(['--data-dir', data, '--iam', 'off'])
  const { sfn: states } = awsClients(server.url)
  const roleArn = 'arn:aws:iam::000000000000:role/r'
  const made = await states.send(new CreateStateMachineCommand({ name: 'm', definition: definition(2), roleArn }))
  const start = (name: string) =>
    states.send(new StartExecutionCommand({ stateMachineArn: made.stateMachineArn, name }))
  await Promise.all(Array.from({ length: 50 }, (_, at) => start(`before-${at}`)))
  const file = join(directory, 'backup.db')
  const saving = stile('backup', file, '--url', server.url)
  assert.equal(saving.code, 0, saving.out)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  await start('behind')
  assert.match(stile('backup', file, '--url', server.url).out, /is there already/)
  for (const refused of ['backup', 'parked']) {
    assert.equal((await fetch(`${server.url}/_stile/${refused}`)).status, 403, 'unsigned')
  }
  assert.equal(await server.stop(), 0)
  assert.equal(readdirSync(data).filter((name) => name.startsWith('copy-')).length, 0)

  const restored = join(directory, 'restored')
  assert.match(stile('restore', file, '--data-dir', data).out, /is not empty/)
  assert.match(stile('restore', file, '--data-dir', restored).out, /is ready: stile dev --data-dir/)
  const again = await started(['--data-dir', restored, '--iam', 'off'])
  const list = new ListExecutionsCommand({ stateMachineArn: made.stateMachineArn, statusFilter: 'SUCCEEDED' })
  let ended = 0
  while (ended < 50) ended = (await awsClients(again.url).sfn.send(list)).executions?.length ?? 0
  assert.equal(ended, 50, 'and not the one behind the backup')
  assert.equal(await again.stop(), 0)
})

test('what cannot be backed up or restored is said plainly', async () => {
  const server = await started(['--memory'])
  const none = join(directory, 'none.db')
  assert.match(stile('backup', none, '--url', server.url).out, /everything in memory/)
  assert.equal(existsSync(none), false)
  assert.equal(await server.stop(), 0)
  const file = join(directory, 'text')
  writeFileSync(file, 'no backup')
  const into = join(directory, 'into')
  mkdirSync(into)
  const cases: readonly (readonly [words: readonly string[], message: RegExp])[] = [
    [['restore', file, '--data-dir', into], /is no backup of Stile/],
    [['restore', join(directory, 'nothing'), '--data-dir', into], /there is no such file/],
    [['restore', file], /with --data-dir the directory to make/],
    [['backup'], /Name the file to write/],
    [['status', '--url', 'http://127.0.0.1:1'], /Nothing answers at .* Start a server/],
    [['parked', '--all', '--retry', 'x'], /Say nothing, --retry with one ARN, or --all/],
  ]
  for (const [words, message] of cases) {
    const { code, out } = stile(...words)
    assert.equal(code, 1, words.join(' '))
    assert.match(out, message)
  }
  assert.deepEqual(readdirSync(into), [])
})
