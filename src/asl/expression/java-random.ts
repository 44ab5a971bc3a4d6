/**
 * The first double that java.util.Random gives for a seed: AWS documents seeded random numbers as repeatable, and
 * recorded ones are Java's (seed 42 gives 0.7275636800328681). Algorithm: the documentation of java.util.Random.
 */
export function javaRandom(seed: number): number {
  const mask = (1n << 48n) - 1n
  const multiplier = 0x5deece66dn
  let state = (BigInt(Math.trunc(seed)) ^ multiplier) & mask
  const next = (bits: bigint): bigint => {
    state = (state * multiplier + 0xbn) & mask
    return state >> (48n - bits)
  }
  const high = next(26n)
  return Number((high << 27n) + next(27n)) / 2 ** 53
}
