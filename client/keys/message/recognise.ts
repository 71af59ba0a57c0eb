/** Which entity is a layer, and of what kind: by its structure and its own bytes, never by what it calls itself alone. */

import { cmsTypeOf, cmsTypes, unpackCms } from '../../../pki/index.js'
import { isFault } from '../../../server/base/index.js'
import type { Part } from '../../../server/mime/index.js'
import type { LayerType } from './model.js'
import { childOf, decoded, fileNameOf, param, typeOf, type Entity } from './source.js'

export type Recognised =
  | {
      readonly type: 'smime-signed'
      readonly form: 'detached'
      readonly content: Entity
      readonly signature: Entity
    }
  | { readonly type: 'smime-signed'; readonly form: 'opaque'; readonly cms: Buffer }
  | { readonly type: 'openpgp-signed'; readonly content: Entity; readonly signature: Entity }
  | { readonly type: 'smime-encrypted'; readonly cms: Buffer }
  | { readonly type: 'openpgp-encrypted'; readonly message: Entity }
  /** Compressed, which protects nothing: what is inside takes its place (RFC 8551 §3.6). */
  | { readonly type: 'compressed'; readonly inside: Buffer }
  /** It wants to be a layer and is built wrongly. */
  | { readonly type: 'malformed'; readonly what: string }

const smimeSignatures = new Set(['application/pkcs7-signature', 'application/x-pkcs7-signature'])
const smimeTypes = new Set(['application/pkcs7-mime', 'application/x-pkcs7-mime'])
const protocols: Readonly<Record<string, LayerType>> = {
  'application/pkcs7-signature': 'smime-signed',
  'application/x-pkcs7-signature': 'smime-signed',
  'application/pgp-signature': 'openpgp-signed',
}

/** Null for what is no layer. `isOfMessage`: a file that is not labelled may be one only where nothing else is. */
export async function recognise(entity: Entity, isOfMessage: boolean): Promise<Recognised | null> {
  const type = typeOf(entity)
  if (type === 'multipart/signed') return recogniseSigned(entity)
  if (type === 'multipart/encrypted') return recogniseEncrypted(entity)
  const isNamed = isOfMessage && type === 'application/octet-stream' && isP7m(entity)
  if (!smimeTypes.has(type) && !isNamed) return null
  const cms = await decoded(entity)
  switch (cmsTypeOf(cms)) {
    case cmsTypes.signedData:
      return isCertificatesOnly(entity) ? null : { type: 'smime-signed', form: 'opaque', cms }
    case cmsTypes.envelopedData:
    case cmsTypes.authEnvelopedData:
      return { type: 'smime-encrypted', cms }
    case cmsTypes.compressedData:
      return unpacked(cms)
    case undefined:
    default:
      return { type: 'malformed', what: type }
  }
}

function unpacked(cms: Buffer): Recognised {
  try {
    return { type: 'compressed', inside: unpackCms(cms) }
  } catch (error) {
    if (isFault(error)) return { type: 'malformed', what: 'compressed-data' }
    throw error
  }
}

/** RFC 8551 §3.9: programs that lose the type keep the name. */
const isP7m = (entity: Entity): boolean => /\.p7m$/i.test(fileNameOf(entity) ?? '')

const isCertificatesOnly = (entity: Entity): boolean =>
  param(entity, 'smime-type')?.toLowerCase() === 'certs-only'

/** RFC 1847 §2.1: exactly two parts, the second of the type that the protocol names. */
function recogniseSigned(entity: Entity): Recognised {
  const [first, second, ...others] = entity.part.parts ?? []
  if (!first || !second || others.length > 0) return { type: 'malformed', what: 'multipart/signed' }
  const signature = childOf(entity, second)
  const named = typeOf(signature)
  const type = protocols[named]
  const protocol = param(entity, 'protocol')?.toLowerCase() ?? named
  const agrees = protocol === named || (smimeSignatures.has(protocol) && smimeSignatures.has(named))
  if (type === undefined || !agrees) return { type: 'malformed', what: 'multipart/signed' }
  const content = childOf(entity, first)
  return type === 'smime-signed'
    ? { type, form: 'detached', content, signature }
    : { type: 'openpgp-signed', content, signature }
}

/** RFC 3156 §4: the version part, then the message, and nothing else. */
function recogniseEncrypted(entity: Entity): Recognised {
  const [version, message, ...others] = entity.part.parts ?? []
  const is = (part: Part | undefined, name: string): boolean =>
    part !== undefined && `${part.type}/${part.subtype}` === name
  const isWhole = is(version, 'application/pgp-encrypted') && others.length === 0
  if (!isWhole || !message || !is(message, 'application/octet-stream'))
    return { type: 'malformed', what: 'multipart/encrypted' }
  return { type: 'openpgp-encrypted', message: childOf(entity, message) }
}
