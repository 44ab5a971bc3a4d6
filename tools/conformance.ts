/**
 * `npm run conformance -- [GROUP…] [--only asl] [-k TEXT] [--verbose]`: replays the cases recorded on AWS that lie in
 * `../shared/conformance` (or STILE_CONFORMANCE_DIR), each against a fresh server in memory. Executions that need services
 * which are not spoken here are rehearsed with the recorded answers of those. Without that folder it says so and ends well.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openInstance } from '../src/server/index.ts'
import { findRecordings, groups, readCases, type Case } from './conformance/cases.ts'
import { openEchoServer } from './conformance/echo-server.ts'
import { replay } from './conformance/replay.ts'
import { rehearseCase } from './conformance/rehearse.ts'
import { wayOf } from './conformance/selection.ts'

/** Cases wait more than they work. */
const atOnce = 12
const linesShown = 8
const onlyErrors = { info() {}, warn() {}, error: (message: string) => void process.stderr.write(`${message}\n`) }

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { k: { type: 'string', short: 'k' }, only: { type: 'string' }, verbose: { type: 'boolean' } },
})
const wrong = wanted.find((group) => !groups.includes(group)) ?? (options.only === 'asl' ? undefined : options.only)
if (wrong !== undefined) {
  process.stderr.write(`${wrong} is not known; groups are ${groups.join(', ')}, and --only takes asl\n`)
  process.exit(2)
}
const directory = findRecordings()
if (directory === undefined)
  process.stdout.write('no recorded cases: ../shared/conformance and STILE_CONFORMANCE_DIR are absent\n')

const found = directory === undefined ? [] : readCases(directory, wanted)
const cases = found.filter(({ id }) => options.k === undefined || id.includes(options.k))
const leftOut = new Map<string, number>()
const queue: { readonly recorded: Case; readonly judge: (recorded: Case) => Promise<string[]> }[] = []
for (const recorded of cases) {
  const way = wayOf(recorded, options.only)
  if (way.kind === 'leaveOut') leftOut.set(way.reason, (leftOut.get(way.reason) ?? 0) + 1)
  else queue.push({ recorded: way.recorded, judge: way.kind === 'replay' ? replayCase : rehearseCase })
}
const rehearsed = queue.filter(({ judge }) => judge === rehearseCase).length
const echo = await openEchoServer()
const counts = { passed: 0, failed: 0, of: queue.length }
await Promise.all(Array.from({ length: atOnce }, work))
if (rehearsed > 0)
  process.stdout.write(`rehearsed: ${rehearsed} cases, other services' answers taken from the recording\n`)
for (const [reason, count] of [...leftOut].sort(([, left], [, right]) => right - left))
  process.stdout.write(`left out: ${count} cases that ${reason}\n`)
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`)
process.exit(counts.failed === 0 ? 0 : 1)

async function work(): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const lines = await next.judge(next.recorded).catch((error: unknown) => [traceOf(error)])
    if (lines.length === 0) counts.passed++
    else counts.failed++
    showProgress('')
    if (lines.length > 0) process.stdout.write(`FAIL ${next.recorded.id}\n${shown(lines)}`)
    else if (options.verbose) process.stdout.write(`ok   ${next.recorded.id}\n`)
    showProgress(`${counts.passed + counts.failed} of ${counts.of}, ${counts.failed} failed`)
  }
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function shown(lines: readonly string[]): string {
  const few = options.verbose ? lines : lines.slice(0, linesShown)
  const rest = lines.length > few.length ? [`and ${lines.length - few.length} lines more (--verbose)`] : []
  return [...few, ...rest].map((line) => `    ${line}\n`).join('')
}

/** One line that is written over, on a terminal only. */
function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
}

async function replayCase(recorded: Case): Promise<string[]> {
  const buckets = mkdtempSync(join(tmpdir(), 'stile-buckets-'))
  const opened = await openInstance({ port: 0, iam: 'audit', log: onlyErrors, buckets })
  if (!opened.ok) return [opened.failure.message]
  try {
    return await replay(recorded, opened.value.url, echo.url, buckets)
  } finally {
    await opened.value.close()
    rmSync(buckets, { recursive: true })
  }
}
