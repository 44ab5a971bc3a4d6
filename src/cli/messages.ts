/** What the commands say: results on stdout, what is wrong on stderr. Both give the exit code. */

export function say(text: string): 0 {
  process.stdout.write(text)
  return 0
}

export function complain(sentence: string): 1 {
  process.stderr.write(`stile: ${sentence}\n`)
  return 1
}

/** As shells tell that a program was ended by SIGPIPE. */
const pipeEndedCode = 141

/** Whoever reads on the other side of a pipe may leave before the end (`stile show … | head`): that is no fault. */
export function endWithReader(): void {
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit(pipeEndedCode)
    process.exit(complain(`What is printed cannot be written: ${message}.`))
  })
}
