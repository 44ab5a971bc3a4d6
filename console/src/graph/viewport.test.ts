import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitReadably } from './viewport.ts'

const dot = { width: 44, height: 44 }

/** Where the beginning of a picture of 600 by 1,000 ends up in its frame. */
function startIn(frame: { readonly width: number; readonly height: number }, startX: number) {
  const view = fitReadably({ width: 600, height: 1_000 }, frame, { x: startX, y: 0, ...dot })
  const left = view.x + startX * view.scale
  return { left: Math.round(left), right: Math.round(left + dot.width * view.scale) }
}

test('what begins is in sight beside the buttons, however narrow the frame', () => {
  for (const width of [320, 358, 480, 700, 1_100]) {
    for (const startX of [0, 278, 556]) {
      const { left, right } = startIn({ width, height: 600 }, startX)
      assert.ok(left >= 0 && right <= width - 64, `${width} wide, start at ${startX}: from ${left} to ${right}`)
    }
  }
})

test('a picture that fits stands in the middle', () => {
  const view = fitReadably({ width: 200, height: 100 }, { width: 600, height: 400 }, undefined)
  assert.deepEqual([view.scale, view.x], [1, 200])
})
