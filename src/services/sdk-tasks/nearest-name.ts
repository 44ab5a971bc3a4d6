/** The name that was probably meant; none where nothing is like it. AWS does not say how it finds it. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  let best: string | undefined
  let most = 0.6
  for (const name of names) {
    const likeness = jaroWinkler(given, name)
    if (likeness <= most) continue
    best = name
    most = likeness
  }
  return best
}

/** 0 for nothing in common, 1 for the same; a common beginning counts more. */
function jaroWinkler(left: string, right: string): number {
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const taken = new Set<number>()
  const matches: number[] = []
  for (let at = 0; at < left.length; at++) {
    const from = Math.max(0, at - reach)
    for (let other = from; other <= at + reach && other < right.length; other++) {
      if (taken.has(other) || left[at] !== right[other]) continue
      taken.add(other)
      matches.push(other)
      break
    }
  }
  const common = matches.length
  if (common === 0) return 0
  const inOrder = matches.toSorted((a, b) => a - b)
  const swapped = matches.filter((other, at) => other !== inOrder[at]).length / 2
  const jaro = (common / left.length + common / right.length + (common - swapped) / common) / 3
  let start = 0
  while (start < 4 && start < left.length && left[start] === right[start]) start++
  return jaro + start * 0.1 * (1 - jaro)
}
