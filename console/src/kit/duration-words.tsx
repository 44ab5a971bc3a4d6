const units: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
]

/** A setting's length in words: "1 hour", "90 minutes". */
export function DurationWords({ seconds }: { readonly seconds: number }) {
  const [size, name] = units.find(([size]) => seconds >= size && seconds % size === 0) ?? ([1, 'second'] as const)
  const count = seconds / size
  return <>{`${count} ${name}${count === 1 ? '' : 's'}`}</>
}
