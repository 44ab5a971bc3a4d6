/** What is wrong with a role's or policy's name, as a sentence. */
function nameProblem(name: string, lengthMax: number): string | undefined {
  const trimmed = name.trim()
  if (trimmed === '') return 'Give it a name.'
  if (trimmed.length > lengthMax) return `A name has at most ${lengthMax} characters; this one has ${trimmed.length}.`
  const wrong = /[^\w+=,.@-]/u.exec(trimmed)?.[0]
  return wrong === undefined
    ? undefined
    : `A name holds letters, digits and +=,.@-_ only, so no ${JSON.stringify(wrong)}.`
}

export const roleNameProblem = (name: string): string | undefined => nameProblem(name, 64)
export const policyNameProblem = (name: string): string | undefined => nameProblem(name, 128)
