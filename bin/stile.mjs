#!/usr/bin/env node
import { prepare, run } from '../tools/launch.mjs'

const words = process.argv.slice(2)
// Only what serves the console waits for it.
const withConsole = words[0] === 'dev' && !words.some((word) => /^(-h|--help|--no-console|--console-dir)(=|$)/.test(word))
await prepare('run', { withConsole })
run('src/cli/main.ts', words)
