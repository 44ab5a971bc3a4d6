import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { GraphContent, nodeNames } from './graph-content.tsx'
import { ArrowHeads } from './graph-edges.tsx'
import css from './graph.css?inline'
import type { Placed } from './layout.ts'
import type { GraphStanding } from './standing.ts'

interface PictureRequest {
  readonly placed: Placed
  readonly standing: GraphStanding | undefined
  readonly name: string
  readonly kind: 'svg' | 'png'
}

const margin = 24
/** Canvases beyond this, in pixels a side, are refused or come out empty. */
const canvasSideMax = 16_000
const canvasAreaMax = 120_000_000

/** Saves the whole graph as a file that needs nothing else: colours and fonts are in it. A sentence if it cannot. */
export async function savePicture(request: PictureRequest): Promise<string | undefined> {
  const svg = await pictureText(request)
  if (request.kind === 'svg') {
    download(new Blob([svg], { type: 'image/svg+xml' }), `${request.name}.svg`)
    return undefined
  }
  const png = await pixels(svg, request.placed)
  if (png === null) return 'This graph is too large for a PNG: save it as SVG.'
  download(png, `${request.name}.png`)
  return undefined
}

async function pictureText({ placed, standing }: PictureRequest): Promise<string> {
  const [width, height] = [Math.ceil(placed.width + 2 * margin), Math.ceil(placed.height + 2 * margin)]
  const styles = `${await fontFaces()}${variables()}${css}`
  const namespace = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(namespace, 'svg')
  const root = createRoot(svg)
  flushSync(() =>
    root.render(
      <g className={standing === undefined ? 'wg' : 'wg has-run'} transform={`translate(${margin},${margin})`}>
        <ArrowHeads prefix="arrow-" />
        <GraphContent
          nodes={placed.nodes}
          edges={placed.edges}
          names={nodeNames(placed)}
          standing={standing}
          marks={{ markerPrefix: 'arrow-' }}
        />
      </g>,
    ),
  )
  const content = new XMLSerializer()
    .serializeToString(svg)
    .replace(/^<svg[^>]*>/, '')
    .replace(/<\/svg>$/, '')
  root.unmount()
  const background = `<rect width="100%" height="100%" fill="${variable('--g-canvas')}"/>`
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return `<svg xmlns="${namespace}" ${size}><style>${styles}</style>${background}${content}</svg>`
}

const colours = 'canvas dot node line edge edge-on text sub box label'
  .split(' ')
  .map((name) => `--g-${name}`)
  .concat(
    'ok run bad warn off'.split(' ').flatMap((name) => [`--${name}`, `--${name}-bg`]),
    '--sel',
    '--font-ui',
    '--font-mono',
  )

const variable = (name: string): string => getComputedStyle(document.body).getPropertyValue(name).trim()

const variables = (): string => `svg{${colours.map((name) => `${name}:${variable(name)}`).join(';')}}`

/** The page's own font faces with their files inside. */
async function fontFaces(): Promise<string> {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map((rule) => ({ text: rule.cssText, base: sheet.href ?? location.href })),
  )
  const embedded = await Promise.all(
    faces.map(async ({ text, base }) => {
      const url = /url\("?([^")]+)"?\)/.exec(text)?.[1]
      return url === undefined ? '' : text.replace(url, await dataUrl(new URL(url, base)))
    }),
  )
  return embedded.join('')
}

async function dataUrl(url: URL): Promise<string> {
  if (url.protocol === 'data:') return url.href
  const file = await (await fetch(url)).blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => reject(new Error('The fonts could not be read.')))
    reader.readAsDataURL(file)
  })
}

async function pixels(svg: string, { width, height }: Placed): Promise<Blob | null> {
  const [across, down] = [width + 2 * margin, height + 2 * margin]
  const scale = Math.min(2, canvasSideMax / across, canvasSideMax / down, Math.sqrt(canvasAreaMax / (across * down)))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(across * scale)
  canvas.height = Math.ceil(down * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
