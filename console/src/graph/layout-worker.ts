import { layoutOf } from './layout.ts'
import type { Outline } from './outline.ts'

addEventListener('message', ({ data }: MessageEvent<Outline>) => postMessage(layoutOf(data)))
