import { appearanceOf } from './appearance.ts'
import type { PlacedNode } from './layout.ts'
import { standingWords, type NodeStanding } from './standing.ts'

/** The small line of a card: "Map state · 3/6". */
export function kindLine(node: PlacedNode, standing: NodeStanding | undefined): string {
  const { label } = appearanceOf(node)
  const { progress } = standing ?? {}
  return progress === undefined ? label : `${label} · ${progress.succeeded}/${progress.total}`
}

/** A card in words, for screen readers: begins with the text that can be seen. */
export function cardLabel(node: PlacedNode, standing: NodeStanding | undefined, problem: string | undefined): string {
  const words = [`${kindLine(node, standing)} ${node.name}`]
  if (standing !== undefined) words.push(standingWords[standing.status])
  if (standing !== undefined && standing.retries > 0) words.push(retryWords(standing.retries))
  if (standing !== undefined && standing.visits > 1) words.push(`entered ${standing.visits} times`)
  if (problem !== undefined) words.push(problem)
  return words.join(', ')
}

export const retryWords = (retries: number): string => (retries === 1 ? '1 retry' : `${retries} retries`)
