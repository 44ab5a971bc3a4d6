import type { DefinitionProblem } from './definition-check.ts'

/** What is wrong, in the order of the text; each leads to its place. */
export function ProblemList({ problems, onShow }: ProblemListProps) {
  const inOrder = [...problems].sort((a, b) => a.from - b.from)
  return (
    <section className="wb-problems" aria-label="Problems">
      <h2>{`Problems (${problems.length})`}</h2>
      <ul>
        {inOrder.map((problem) => (
          <li key={`${problem.code} ${problem.location ?? ''} ${problem.from} ${problem.message}`}>
            <button type="button" className={`wb-problem ${problem.severity}`} onClick={() => onShow(problem)}>
              <i aria-hidden="true" />
              <span>
                {problem.severity === 'warning' ? 'Warning: ' : ''}
                {problem.message} <code>{problem.code}</code>
                {problem.location !== undefined && (
                  <>
                    {' '}
                    <code>{problem.location}</code>
                  </>
                )}
              </span>
              <code>{`line ${problem.line}, column ${problem.column}`}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ProblemListProps {
  readonly problems: readonly DefinitionProblem[]
  readonly onShow: (problem: DefinitionProblem) => void
}
