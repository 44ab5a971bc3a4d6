/** A system-call trace of one StartExecution: the flush to disk returns before the 200 is written. */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { signedCall } from '../src/cli/call.ts'
import { awsClients } from './clients.ts'
import { startServer } from './server-process.ts'
import { createMachine, createRole } from './tutorial.ts'

const hasStrace = spawnSync('strace', ['-V']).status === 0
const skip = hasStrace || process.env['REQUIRE_STRACE'] === '1' ? false : 'strace is not installed'

test('fdatasync returns before the 200 of StartExecution is written', { skip }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'stile-trace-'))
  const server = await startServer(['--data-dir', join(directory, 'data')])
  try {
    const clients = awsClients(server.url)
    const stateMachineArn = await createMachine(
      clients,
      'Traced',
      await createRole(clients, 'Traced', 'states.amazonaws.com', []),
    )
    clients.destroy()
    const traceFile = join(directory, 'trace')
    const calls = 'trace=fdatasync,fsync,write,writev,sendto,sendmsg'
    const tracer = spawn(
      'strace',
      ['-f', '-tt', '-e', calls, '-s', '300', '-o', traceFile, '-p', String(server.child.pid)],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    await new Promise<void>((resolve) =>
      tracer.stderr.on('data', (text: Buffer) => (text.includes('attached') ? resolve() : undefined)),
    )
    const input = JSON.stringify({ marker: 'traced-input' })
    const answer = await signedCall({
      url: server.url,
      region: 'us-east-1',
      operation: 'StartExecution',
      input: { stateMachineArn, input },
    })
    assert.ok(answer.ok)
    tracer.kill('SIGINT')
    await new Promise((resolve) => tracer.on('exit', resolve))
    checkOrder(readFileSync(traceFile, 'utf8').split('\n'))
  } finally {
    await server.kill()
    rmSync(directory, { recursive: true, force: true })
  }
})

function checkOrder(lines: readonly string[]): void {
  const answered = lines.findIndex((line) => /(write|writev|sendto|sendmsg)\(.*executionArn/.test(line))
  const flushed = lines.findIndex((line) => /f(data)?sync(\(\d+\)| resumed>\))\s*= 0/.test(line))
  assert.ok(answered >= 0, `the trace lacks the answer:\n${lines.join('\n')}`)
  assert.ok(flushed >= 0, `the trace lacks a flush that returned:\n${lines.join('\n')}`)
  assert.ok(flushed < answered, `the answer was written before the flush returned:\n${lines.join('\n')}`)
}
