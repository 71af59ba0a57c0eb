/** Bytes and their MIME structure, side by side: entities are ranges, so what is verified is what is shown. */

import {
  decodeTransfer,
  headerValues,
  paramOf,
  parseHeader,
  StructureParser,
  type HeaderField,
  type Part,
} from '../../../server/mime/index.js'

export interface Source {
  readonly bytes: Buffer
  readonly root: Part
}

/** One entity of a source. */
export interface Entity {
  readonly bytes: Buffer
  readonly part: Part
}

export function openSource(bytes: Buffer): Entity {
  const parser = new StructureParser()
  parser.write(bytes)
  return { bytes, part: parser.end().root }
}

export const childOf = ({ bytes }: Entity, part: Part): Entity => ({ bytes, part })
export const typeOf = ({ part }: Entity): string => `${part.type}/${part.subtype}`
export const param = ({ part }: Entity, name: string): string | undefined =>
  paramOf(part.params, name)

/** Header and body as they stand. */
export const rawOf = ({ bytes, part }: Entity): Buffer =>
  bytes.subarray(part.header[0], part.body[1])

export const fieldsOf = ({ bytes, part }: Entity): HeaderField[] =>
  parseHeader(headerOf({ bytes, part }))

export const headerOf = ({ bytes, part }: Entity): Buffer => bytes.subarray(...part.header)

export const valuesOf = (entity: Entity, name: string): string[] =>
  headerValues(fieldsOf(entity), name)

async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield await Promise.resolve(bytes)
}

/** The body with its transfer encoding undone. */
export async function decoded({ bytes, part }: Entity): Promise<Buffer> {
  const pieces: Buffer[] = []
  const body = bytes.subarray(...part.body)
  for await (const piece of decodeTransfer(part.encoding, once(body))) pieces.push(piece)
  const [only] = pieces
  return pieces.length === 1 && only ? only : Buffer.concat(pieces)
}

export const fileNameOf = ({ part }: Entity): string | null =>
  (part.disposition && paramOf(part.disposition.params, 'filename')) ??
  paramOf(part.params, 'name') ??
  null
