export { appearanceOf } from './appearance.ts'
export { outlineOf, outlineOfText, statesOf, type NodeKind, type Outline, type OutlineNode } from './outline.ts'
export {
  edgeKey,
  endName,
  startName,
  standingColours,
  standingWords,
  type EdgeStanding,
  type GraphStanding,
  type MapProgress,
  type NodeStanding,
  type StandingStatus,
} from './standing.ts'
export { WorkflowGraph, type WorkflowGraphProps } from './workflow-graph.tsx'
