/** BODYSTRUCTURE and the form without extension data that BODY alone asks for. */

import { wireParams, type Params, type Part } from '../../../mime/index.js'
import { nstring, string } from '../../wire/encode.js'
import { formatEnvelope } from './envelope.js'
import { summaryItem } from './item.js'

function params(list: Params): string {
  if (list.length === 0) return 'NIL'
  return `(${wireParams(list)
    .map(([name, value]) => `${string(name)} ${string(value)}`)
    .join(' ')})`
}

function disposition(part: Part): string {
  const { disposition: how } = part
  return how === null ? 'NIL' : `(${string(how.type)} ${params(how.params)})`
}

function languages({ language }: Part): string {
  if (language.length === 0) return 'NIL'
  return language.length === 1 ? nstring(language[0]) : `(${language.map(string).join(' ')})`
}

/** body-ext-1part and body-ext-mpart share their last three fields. */
function tail(part: Part): string {
  return `${disposition(part)} ${languages(part)} ${nstring(part.location)}`
}

function single(part: Part, extended: boolean): string {
  const fields = [
    string(part.type),
    string(part.subtype),
    params(part.params),
    nstring(part.id),
    nstring(part.description),
    string(part.encoding),
    `${part.body[1] - part.body[0]}`,
  ]
  if (part.message !== undefined) {
    const { envelope, root } = part.message
    fields.push(formatEnvelope(envelope), formatStructure(root, extended), `${part.lines}`)
  } else if (part.type === 'text') fields.push(`${part.lines}`)
  if (extended) fields.push(nstring(part.md5), tail(part))
  return `(${fields.join(' ')})`
}

/** RFC 9051 §7.5.2; `extended` adds what BODY leaves out. */
export function formatStructure(part: Part, extended: boolean): string {
  if (part.parts === undefined || part.parts.length === 0) return single(part, extended)
  const children = part.parts.map((child) => formatStructure(child, extended)).join('')
  const extension = extended ? ` ${params(part.params)} ${tail(part)}` : ''
  return `(${children} ${string(part.subtype)}${extension})`
}

export const bodyStructure = summaryItem('BODYSTRUCTURE', 'RFC 9051 §7.5.2', (summary) =>
  formatStructure(summary.root, true),
)
