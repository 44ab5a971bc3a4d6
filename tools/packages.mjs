// What npm has installed in a folder, and what its lock file says should be there. Knows nothing but Node 20 and npm.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The packages that a lock file lists, by their path; none if there is no such file. */
export function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return {}
  }
}

export function installedPackages(folder) {
  return packagesOf(join(folder, 'node_modules', '.package-lock.json'))
}

/** Whether a package of the folder's lock file is not there in its version. Optional ones may be for other machines. */
export function lacksPackages(folder, { withDev }) {
  const installed = installedPackages(folder)
  return Object.entries(packagesOf(join(folder, 'package-lock.json'))).some(
    ([path, { dev, optional, version }]) =>
      path !== '' && !optional && (withDev || !dev) && installed[path]?.version !== version,
  )
}

/** Resolves to whether `npm ci` succeeded. */
export function installPackages(folder, flags) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  return runQuietly(npm, ['ci', ...flags, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    shell: process.platform === 'win32',
  })
}

/** Resolves to whether the program ended well. What it says goes to stderr. */
export function runQuietly(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 2, 2] })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}
