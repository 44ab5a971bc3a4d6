import { hash } from 'node:crypto'
import { randomText, type Chance } from '../base/index.ts'

/** What is stored of a token: nobody who reads the store can answer a task. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'hex')
}

/** A token for a worker that takes an activity's task. Those of integrations are drawn by `step`, being in their input. */
export function drawToken(chance: Chance): string {
  return randomText(chance, 96, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')
}

/** Whether it can have been one: what cannot is an InvalidToken, what can but is not open any more has timed out. */
export function looksLikeToken(token: string): boolean {
  return /^[A-Za-z0-9+/=_-]{32,1024}$/.test(token)
}
