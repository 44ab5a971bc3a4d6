import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matching, oneOf, parseFlags, wholeNumber, type Flag } from './flags.ts'

const flags: readonly Flag[] = [
  { name: '--port', value: 'N', help: '', problem: wholeNumber(0, 65_535) },
  { name: '--iam', value: 'MODE', help: '', problem: oneOf(['enforce', 'audit', 'off']) },
  { name: '--account', value: 'ID', help: '', problem: matching(/^\d{12}$/, 'an account is twelve digits.') },
  { name: '--memory', help: '' },
  { name: '--help', help: '' },
  { name: '--quota', value: 'NAME=N', help: '', repeats: true },
]

function check(words: string, expected: object | string): void {
  test(`dev ${words}`, () => {
    const parsed = parseFlags('dev', flags, words === '' ? [] : words.split(' '))
    if (typeof expected === 'string')
      assert.equal(parsed.ok ? 'accepted' : parsed.failure.message, `${expected} See \`stile dev --help\`.`)
    else
      assert.deepEqual(
        parsed.ok && {
          ...Object.fromEntries([...parsed.value.values, ...parsed.value.lists]),
          switches: [...parsed.value.switches],
          positionals: parsed.value.positionals,
        },
        expected,
      )
  })
}

check('', { switches: [], positionals: [] })
check('--port 4000 --memory', { '--port': '4000', switches: ['--memory'], positionals: [] })
check('--port=0 arn:x', { '--port': '0', switches: [], positionals: ['arn:x'] })
check('--quota a=1 --quota=b=2', { '--quota': ['a=1', 'b=2'], switches: [], positionals: [] })
check('--port', '--port needs a value: --port N.')
check('--port= --memory', '--port needs a value: --port N.')
check('-h', { switches: ['--help'], positionals: [] })
check('--', '-- is no flag of `stile dev`.')
check('--port --memory', '--port needs a value: --port N.')
check('--port 70000', '--port "70000": a whole number from 0 to 65535 is needed.')
check('--port -1', '--port "-1": a whole number from 0 to 65535 is needed.')
check('--iam maybe', '--iam "maybe": one of enforce, audit, off is needed.')
check('--account 12', '--account "12": an account is twelve digits.')
check('--memory=yes', '--memory takes no value.')
check('--memry', '--memry is no flag of `stile dev`. Did you mean --memory?')
check('-x', '-x is no flag of `stile dev`.')
