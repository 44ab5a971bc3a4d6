#!/usr/bin/env node
import { ensureInstalled, run } from '../tools/launch.mjs'

ensureInstalled('run')
run('src/cli/main.ts', process.argv.slice(2))
