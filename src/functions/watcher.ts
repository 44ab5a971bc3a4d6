import { spawn, type ChildProcess } from 'node:child_process'

/**
 * A small process outside of the server's group that outlives it for a moment: when the server is gone, however it went,
 * it ends the process groups that are left, whatever bears this host's mark in its environment (children that have left
 * their group; Linux only), and removes the folder of unpacked code.
 */
export interface Watcher {
  add(group: number): void
  remove(group: number): void
  close(): void
}

const script = `
trap '' INT TERM HUP
groups=
while read -r word group; do
  case $word in
    +) groups="$groups $group" ;;
    -) rest=
       for each in $groups; do [ "$each" = "$group" ] || rest="$rest $each"; done
       groups=$rest ;;
    end) exit 0 ;;
  esac
done
for group in $groups; do kill -9 "-$group" 2>/dev/null; done
for round in 1 2; do
  for file in /proc/[0-9]*/environ; do
    grep -q -a -F "$1" "$file" 2>/dev/null || continue
    process=\${file#/proc/}
    kill -9 "\${process%/environ}" 2>/dev/null
  done
done
rm -rf -- "$2"
`

export function openWatcher(mark: string, folder: () => string): Watcher {
  const groups = new Set<number>()
  let child: ChildProcess | undefined
  let closed = false
  const start = (): ChildProcess => {
    const started = spawn('/bin/sh', ['-c', script, 'stile-functions', mark, folder()], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
      env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    })
    // It may be ended by others: the next group starts another, which is told of them all.
    const lost = (): void => {
      if (child === started) child = undefined
    }
    started.on('error', lost)
    started.on('exit', lost)
    started.stdin?.on('error', lost)
    started.unref()
    for (const group of groups) started.stdin?.write(`+ ${group}\n`)
    return started
  }
  return {
    add(group) {
      groups.add(group)
      if (child === undefined) child = start()
      else child.stdin?.write(`+ ${group}\n`)
    },
    remove(group) {
      groups.delete(group)
      child?.stdin?.write(`- ${group}\n`)
    },
    close() {
      if (closed) return
      closed = true
      child?.stdin?.end('end\n')
    },
  }
}
