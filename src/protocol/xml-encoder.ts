import { base64Encode, isoSeconds } from '../base/index.ts'

import { wireName } from './json-decoder.ts'
import type { MemberModel, ScalarModel, ServiceModel, ShapeModel } from './model.ts'

/** Appends the XML of a value of the shape: its elements or its text, without an element around them. */
export function xmlOf(model: ServiceModel, shapeName: string, value: unknown): string {
  const shape = model.shapes[shapeName] as ShapeModel
  switch (shape.kind) {
    case 'structure': {
      const object = value as Readonly<Record<string, unknown>>
      return Object.entries(shape.members)
        .map(([name, member]) => memberXml(model, wireName(name, member), member, object[name]))
        .join('')
    }
    case 'list': {
      const element = shape.member.name ?? 'member'
      return (value as readonly unknown[]).map((item) => memberXml(model, element, shape.member, item)).join('')
    }
    case 'map': {
      const entries = Object.entries(value as Readonly<Record<string, unknown>>)
      return entries
        .map(([key, item]) => {
          const keyXml = memberXml(model, shape.key.name ?? 'key', shape.key, key)
          return `<entry>${keyXml}${memberXml(model, shape.value.name ?? 'value', shape.value, item)}</entry>`
        })
        .join('')
    }
    default:
      return escapeXml(scalarText(shape.kind, value))
  }
}

/** The text with what XML reserves escaped; characters that XML 1.0 cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"'\ufffe\uffff]|\p{Cc}|\p{Surrogate}/gu, escapeOf)
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
  '\n': '\n',
  '\t': '\t',
}

function escapeOf(character: string): string {
  // DEL and what follows are control characters that XML may hold.
  return escapes[character] ?? (/[\u007f-\u009f]/.test(character) ? character : '\ufffd')
}

function memberXml(model: ServiceModel, element: string, member: MemberModel, value: unknown): string {
  if (value === undefined || value === null) return ''
  const content = xmlOf(model, member.shape, value)
  return content === '' ? `<${element}/>` : `<${element}>${content}</${element}>`
}

function scalarText(kind: ScalarModel['kind'], value: unknown): string {
  if (kind === 'timestamp') return isoSeconds(value as number)
  return kind === 'blob' ? base64Encode(value as Uint8Array) : String(value)
}
