import type { StateMachineType } from '@aws-sdk/client-sfn'
import { useEffect, useMemo, useState } from 'react'
import { callAws } from '../aws/call.ts'
import { jsonPlaces, lineAndColumn, rangeOfLocation, type JsonPlace, type TextRange } from './json-places.ts'

/** How long the person has to pause before the server is asked. */
const pauseMs = 400

/** What is wrong with a definition, and where in its text. */
export interface DefinitionProblem extends TextRange {
  readonly severity: 'error' | 'warning'
  /** The validator's code, as MISSING_TRANSITION_TARGET. */
  readonly code: string
  readonly message: string
  /** As the validator gives it: `/States/A/Next`. */
  readonly location?: string
  readonly line: number
  readonly column: number
}

export interface DefinitionCheck {
  /** True until the server has judged this very text. */
  readonly isChecking: boolean
  readonly problems: readonly DefinitionProblem[]
  readonly errorCount: number
  readonly warningCount: number
  /** Where the parts stand, if the text is JSON. */
  readonly root: JsonPlace | undefined
  /** Why the server could not be asked. */
  readonly failure?: unknown
}

interface Judged {
  readonly text: string
  readonly type: StateMachineType
  readonly diagnostics: readonly Diagnostic[]
  readonly failure?: unknown
}

interface Diagnostic {
  readonly severity?: string | undefined
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly location?: string | undefined
}

/**
 * Judges a definition: what is no JSON at once and here, the rest by ValidateStateMachineDefinition, so that what the
 * editor says is what CreateStateMachine would say.
 */
export function useDefinitionCheck(text: string, type: StateMachineType): DefinitionCheck {
  const places = useMemo(() => jsonPlaces(text), [text])
  const [judged, setJudged] = useState<Judged>()
  const isJson = places.ok
  useEffect(() => {
    if (!isJson) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      callAws('states', 'validateStateMachineDefinition', { definition: text, type, severity: 'WARNING' }, abort.signal)
        .then(({ diagnostics = [] }) => setJudged({ text, type, diagnostics }))
        .catch((failure: unknown) => {
          if (!abort.signal.aborted) setJudged({ text, type, diagnostics: [], failure })
        })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text, type, isJson])
  return useMemo(() => {
    const problems = places.ok
      ? (judged?.diagnostics ?? []).map((diagnostic) => problemOf(diagnostic, places.root, text))
      : [
          {
            ...places.fault,
            severity: 'error' as const,
            code: 'INVALID_JSON_DESCRIPTION',
            ...lineAndColumn(text, places.fault.from),
          },
        ]
    const errorCount = problems.filter(({ severity }) => severity === 'error').length
    return {
      isChecking: places.ok && (judged?.text !== text || judged.type !== type),
      problems,
      errorCount,
      warningCount: problems.length - errorCount,
      root: places.ok ? places.root : undefined,
      ...(places.ok && judged?.failure !== undefined ? { failure: judged.failure } : {}),
    }
  }, [places, judged, text, type])
}

function problemOf(diagnostic: Diagnostic, root: JsonPlace, text: string): DefinitionProblem {
  const { severity, code = '', message = '', location } = diagnostic
  const { from, to } = rangeOfLocation(root, location)
  return {
    severity: severity === 'WARNING' ? 'warning' : 'error',
    code,
    message,
    from,
    to,
    ...lineAndColumn(text, from),
    ...(location === undefined ? {} : { location }),
  }
}
