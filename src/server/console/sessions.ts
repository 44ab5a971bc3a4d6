import { limits, type Chance, type Clock } from '../../base/index.ts'
import type { SignIn } from '../../services/index.ts'

export interface Session {
  readonly signIn: SignIn
  /** Nobody gave credentials: `dev` has signed the root in by itself. */
  readonly automatic: boolean
}

/**
 * Who is signed in, by an unguessable id, in memory: a restart signs everybody out, and nothing of a session can leak
 * from the data directory. Of too many the one that was used longest ago ends.
 */
export interface Sessions {
  /** The id, to be kept by the browser alone. Begins with `automatic.` when nobody gave credentials. */
  open(signIn: SignIn, automatic: boolean): string
  /** The session, which is in use from now on. */
  find(id: string): Session | undefined
  /** The session, which goes on resting. */
  look(id: string): Session | undefined
  end(id: string): void
}

interface Entry extends Session {
  readonly openedAt: number
  usedAt: number
}

export const automaticPrefix = 'automatic.'
const idBytes = 24

export function openSessions(clock: Clock, chance: Chance): Sessions {
  /** The one that was used last is last. */
  const sessions = new Map<string, Entry>()
  function isOver({ openedAt, usedAt }: Entry, now: number): boolean {
    return now - usedAt > limits.consoleSessionIdleMs || now - openedAt > limits.consoleSessionMs
  }

  return {
    open(signIn, automatic) {
      const id = `${automatic ? automaticPrefix : ''}${Buffer.from(chance.bytes(idBytes)).toString('base64url')}`
      const [oldest] = sessions.keys()
      if (sessions.size >= limits.consoleSessions && oldest !== undefined) sessions.delete(oldest)
      const now = clock.now()
      sessions.set(id, { signIn, automatic, openedAt: now, usedAt: now })
      return id
    },
    find(id) {
      const session = sessions.get(id)
      if (session === undefined) return undefined
      const now = clock.now()
      sessions.delete(id)
      if (isOver(session, now)) return undefined
      session.usedAt = now
      sessions.set(id, session)
      return session
    },
    look(id) {
      const session = sessions.get(id)
      return session === undefined || isOver(session, clock.now()) ? undefined : session
    },
    end(id) {
      sessions.delete(id)
    },
  }
}
