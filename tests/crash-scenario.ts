/**
 * kill -9 at random moments under load: everything that was acknowledged is there after the restart, waits that came due
 * meanwhile go on at once, others at their time, tasks are tried again, children start once, and every history is whole.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { awsClients } from './clients.ts'
import { delay } from './crash-calls.ts'
import { checkEverything, checkSample, type CrashReport } from './crash-checks.ts'
import { startLoad, work, type Crew } from './crash-load.ts'
import { createWorld } from './crash-machines.ts'
import { startServer } from './server-process.ts'
import { createRole, stepFunctionsFullAccess } from './tutorial.ts'

export interface CrashRun {
  readonly kills: number
  readonly seed: number
  readonly progress?: (line: string) => void
}

const workers = 6

export async function runCrashes({ kills, seed, progress }: CrashRun): Promise<CrashReport> {
  const directory = mkdtempSync(join(tmpdir(), 'stile-crash-'))
  const flags = ['--data-dir', directory]
  let server = await startServer(flags)
  const crew = await openCrew(server.url, seed).catch(async (error: unknown) => {
    await server.kill()
    throw error
  })
  const working = Promise.all(Array.from({ length: workers }, (_, at) => work(crew, `worker ${at}`)))
  try {
    for (let kill = 0; kill < kills; kill++) {
      const load = startLoad(crew, `${seed}-${kill}`)
      await delay(30 + crew.random() * 250)
      await server.kill()
      await load
      server = await startServer(flags)
      crew.place.url = server.url
      // A sample at each restart, everything at the end.
      await checkSample(crew, 25)
      progress?.(`kill ${kill + 1} of ${kills}: ${crew.acknowledged.started.length} executions acknowledged so far`)
    }
    crew.calm = true
    const report = await checkEverything(crew)
    crew.over = true
    assert.equal(await server.stop(), 0, 'SIGTERM ends it well')
    await working
    return report
  } finally {
    crew.over = true
    await server.kill()
    await working
    rmSync(directory, { recursive: true, force: true })
  }
}

async function openCrew(url: string, seed: number): Promise<Crew> {
  const clients = awsClients(url)
  const role = await createRole(clients, 'Crash', 'states.amazonaws.com', [stepFunctionsFullAccess])
  clients.destroy()
  return {
    place: { url },
    world: await createWorld(url, role),
    acknowledged: { started: [], told: [], stopped: [], redriven: [], wrong: [] },
    random: seededRandom(seed),
    calm: false,
    over: false,
    errands: [],
  }
}

/** Mulberry32: small, seeded, good enough to choose moments. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
