export { appearanceOf } from './appearance.ts'
export { outlineOfText, statesOf, type NodeKind, type Outline, type OutlineNode } from './outline.ts'
export {
  standingColours,
  standingWords,
  type EdgeStanding,
  type GraphStanding,
  type MapProgress,
  type NodeStanding,
  type StandingStatus,
} from './standing.ts'
export { WorkflowGraph, type WorkflowGraphProps } from './workflow-graph.tsx'
