/** Parts that a client gives for a new message, made into the composer's entities (RFC 8621 §4.6). */

import type { Entity } from '../../../../mime/index.js'
import { isArray, isObject, type Json, type JsonObject } from '../../../core/json.js'
import type { Blob } from '../../../blobs.js'
import { invalidProperties, SetError } from '../../../standard/set-error.js'
import { headerFields, isHeaderProperty } from './headers.js'

export interface PartSources {
  /** By partId. */
  readonly values: JsonObject
  blob(id: string): Promise<Blob | undefined>
}

const plain = new Set([
  ...['partId', 'blobId', 'size', 'name', 'type', 'charset', 'disposition', 'cid'],
  ...['language', 'location', 'subParts'],
])
const maxDepth = 50
const maxParts = 1000

/** Reads parts and remembers which blobs were not there. */
export class PartReader {
  readonly #sources: PartSources
  readonly #missing = new Set<string>()
  #count = 0

  constructor(sources: PartSources) {
    this.#sources = sources
  }

  /** Throws SetError blobNotFound when one of the parts read so far names a blob that is not there. */
  end(): void {
    if (this.#missing.size > 0)
      throw new SetError('blobNotFound', 'there is no such blob', { notFound: [...this.#missing] })
  }

  /** `fallback` is the type of a part that names none. Throws SetError invalidProperties. */
  async read(given: Json, at: string, fallback: string, depth = 0): Promise<Entity> {
    if (!isObject(given)) throw invalidProperties('a part is an object', at)
    if (depth > maxDepth || ++this.#count > maxParts) throw invalidProperties('too many parts', at)
    const unknown = Object.keys(given).find((name) => !plain.has(name) && !isHeaderProperty(name))
    if (unknown !== undefined) throw invalidProperties('a part has no such property', at)
    const text = (name: string): string | null => optional(given, name, at)
    const type = (text('type') ?? fallback).toLowerCase()
    const about = { ...aboutOf(given, at), fields: headerFields(given) }
    if (type.startsWith('multipart/')) {
      const { subParts } = given
      if (!isArray(subParts) || subParts.length === 0)
        throw invalidProperties('a multipart has parts', at)
      const parts: Entity[] = []
      for (const one of subParts) parts.push(await this.read(one, at, 'text/plain', depth + 1))
      return { ...about, multipart: type.slice('multipart/'.length), parts }
    }
    const [partId, blobId] = [text('partId'), text('blobId')]
    if ((partId === null) === (blobId === null))
      throw invalidProperties('a part has a partId or a blobId', at)
    if (partId !== null) return { ...about, ...this.#value(given, partId, type, at) }
    return { ...about, ...(await this.#blob(blobId ?? '', type, text('charset'))) }
  }

  #value(given: JsonObject, partId: string, type: string, at: string) {
    const value = Object.hasOwn(this.#sources.values, partId) ? this.#sources.values[partId] : null
    if (!isObject(value ?? null) || value === null || value === undefined)
      throw invalidProperties('there is no such body value', at)
    const { value: text, isEncodingProblem = false, isTruncated = false } = value as JsonObject
    if (typeof text !== 'string' || isEncodingProblem !== false || isTruncated !== false)
      throw invalidProperties('a body value is a whole text', 'bodyValues')
    if ((given['charset'] ?? null) !== null || (given['size'] ?? null) !== null)
      throw invalidProperties('the charset and size of a body value are not given', at)
    const [top, subtype = ''] = type.split('/')
    if (top !== 'text') throw invalidProperties('a body value is a text', at)
    return { text, subtype }
  }

  async #blob(id: string, type: string, charset: string | null) {
    const blob = await this.#sources.blob(id)
    if (!blob) this.#missing.add(id)
    const content = () => blob?.bytes() ?? nothing()
    const params = charset === null ? [] : [['charset', charset] as const]
    return { type: type === '' ? (blob?.type ?? '') : type, content, params }
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  yield* []
}

function optional(given: JsonObject, name: string, at: string): string | null {
  const value = Object.hasOwn(given, name) ? (given[name] ?? null) : null
  if (value !== null && typeof value !== 'string')
    throw invalidProperties(`${name} is a string`, at)
  return value
}

function aboutOf(given: JsonObject, at: string) {
  const { language = null } = given
  const languages = language === null ? [] : isArray(language) ? language : [language]
  if (!languages.every((one) => typeof one === 'string' && /^[\w-]{1,40}$/.test(one)))
    throw invalidProperties('languages are tags', at)
  const about = {
    disposition: optional(given, 'disposition', at),
    name: optional(given, 'name', at),
    cid: optional(given, 'cid', at),
    location: optional(given, 'location', at),
  }
  const present = Object.entries(about).filter(([, value]) => value !== null)
  return { ...Object.fromEntries(present), language: languages as readonly string[] }
}
