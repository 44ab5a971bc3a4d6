/** Measures of the picture, in its own pixels. */
export const size = {
  cardWidth: 208,
  cardHeight: 48,
  /** Start and End. */
  dot: 44,
  /** From a container's top to where its content's padding begins: its card sits on the frame's upper line. */
  head: 44,
  padding: 20,
  /** Between branches. */
  gap: 20,
} as const

const labelLengthMax = 29
const labelWidthMax = 190

/** Text is drawn as SVG, which does not cut by itself. */
export function cut(text: string, lengthMax: number): string {
  return text.length > lengthMax ? `${text.slice(0, lengthMax - 1)}…` : text
}

export const labelText = (label: string): string => cut(label, labelLengthMax)

export function labelWidthOf(label: string): number {
  return Math.min(labelWidthMax, Math.round(labelText(label).length * 6.1) + 16)
}
