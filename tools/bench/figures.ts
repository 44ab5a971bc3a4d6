/** What the bench prints: one JSON line a figure, or one for people. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly ratioToEcho?: number
}

const asJson = process.argv.includes('--json')

export function report(figure: Figure): void {
  const value = Number(figure.value.toPrecision(5))
  const ratioToEcho = figure.ratioToEcho === undefined ? {} : { ratioToEcho: Number(figure.ratioToEcho.toFixed(3)) }
  const ratio = figure.ratioToEcho === undefined ? '' : `   ${figure.ratioToEcho.toFixed(3)} of echo`
  process.stdout.write(
    asJson
      ? `${JSON.stringify({ ...figure, value, ...ratioToEcho })}\n`
      : `${figure.name.padEnd(44)} ${value} ${figure.unit}${ratio}\n`,
  )
}
