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

/** Text is drawn as SVG, which does not cut by itself. Signs as wide as those of Chinese, or emoji, count twice. */
export function cut(text: string, lengthMax: number): string {
  if (lengthOf(text) <= lengthMax) return text
  let length = 1
  let kept = ''
  for (const sign of text) {
    length += lengthOf(sign)
    if (length > lengthMax) break
    kept += sign
  }
  return `${kept}…`
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** In signs of an ordinary width. */
function lengthOf(text: string): number {
  let length = 0
  for (const sign of text) length += wide.test(sign) ? 2 : 1
  return length
}

export const labelText = (label: string): string => cut(label, labelLengthMax)

export function labelWidthOf(label: string): number {
  return Math.min(labelWidthMax, Math.round(lengthOf(labelText(label)) * 6.1) + 16)
}
