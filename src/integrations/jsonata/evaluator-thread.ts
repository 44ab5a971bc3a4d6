import { parentPort, type MessagePort } from 'node:worker_threads'
import { threadBounds } from './bounds.ts'
import { evaluateWithin } from './evaluate.ts'
import { seededDraws } from './seeded-draws.ts'
import type { Job } from './thread.ts'

const port = parentPort as MessagePort

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

port.on('message', (job: Job) => {
  const draws = seededDraws(job.seed)
  void evaluateWithin(job.question, threadBounds(cpuMs), job.now, draws).then((answer) => port.postMessage(answer))
})

port.postMessage('ready')
