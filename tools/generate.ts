/** Runs every `tools/generate-*.ts`, each in a process of its own, and stops at the first that fails. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname
for (const file of readdirSync(folder).toSorted()) {
  if (!/^generate-.*\.ts$/.test(file) || file.endsWith('.test.ts')) continue
  const { status } = spawnSync(process.execPath, [join(folder, file)], { cwd: join(folder, '..'), stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
