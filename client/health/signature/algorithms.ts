/** The algorithms of XML signatures that count, by their URI; whatever is not here is refused by name (RFC 9231, XMLDSig §6). */

import type { SignatureAlgorithm } from '../../../pki/index.js'
import type { Canonical } from './c14n.js'

export const dsig = 'http://www.w3.org/2000/09/xmldsig#'
export const xades = 'http://uri.etsi.org/01903/v1.3.2#'
/** Type of the reference to the signed properties, whatever the version (ETSI EN 319 132-1 §4.3.1). */
export const signedPropertiesType = 'http://uri.etsi.org/01903#SignedProperties'
export const manifestType = `${dsig}Manifest`
export const envelopedTransform = `${dsig}enveloped-signature`

const more = 'http://www.w3.org/2001/04/xmldsig-more#'
const pss = 'http://www.w3.org/2007/05/xmldsig-more#'
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
const inclusive11 = 'http://www.w3.org/2006/12/xml-c14n11'

export const exclusiveMethod = exclusive
export const inclusiveMethod = inclusive

type Method = Pick<SignatureAlgorithm, 'key' | 'hash' | 'saltLength'>

export const signatureMethods: Readonly<Record<string, Method>> = {
  [`${more}rsa-sha256`]: { key: 'rsa', hash: 'sha256' },
  [`${more}rsa-sha384`]: { key: 'rsa', hash: 'sha384' },
  [`${more}rsa-sha512`]: { key: 'rsa', hash: 'sha512' },
  [`${pss}sha256-rsa-MGF1`]: { key: 'rsa', hash: 'sha256', saltLength: 32 },
  [`${pss}sha384-rsa-MGF1`]: { key: 'rsa', hash: 'sha384', saltLength: 48 },
  [`${pss}sha512-rsa-MGF1`]: { key: 'rsa', hash: 'sha512', saltLength: 64 },
  [`${more}ecdsa-sha256`]: { key: 'ec', hash: 'sha256' },
  [`${more}ecdsa-sha384`]: { key: 'ec', hash: 'sha384' },
  [`${more}ecdsa-sha512`]: { key: 'ec', hash: 'sha512' },
  'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519': { key: 'ed25519', hash: null },
}

/** The URI by which a key of ours signs. */
export function methodFor({ key, hash }: Pick<SignatureAlgorithm, 'key' | 'hash'>): string {
  const found = Object.entries(signatureMethods).find(
    ([, method]) => method.key === key && method.hash === hash && method.saltLength === undefined,
  )
  return found?.[0] ?? ''
}

export type DigestName = 'SHA-256' | 'SHA-384' | 'SHA-512'

export const sha256Method = 'http://www.w3.org/2001/04/xmlenc#sha256'

export const digestMethods: Readonly<Record<string, DigestName>> = {
  [sha256Method]: 'SHA-256',
  [`${more}sha384`]: 'SHA-384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'SHA-512',
}

/** Forged in practice (SHA-1, MD5): named as weak rather than as unknown. */
export const isWeak = (uri: string): boolean =>
  /(?:^|[#-])(?:sha1|md5|dsa-sha1|sha224)$|ripemd/.test(uri)

type Form = Omit<Canonical, 'prefixes' | 'omit'>

export const canonicalMethods: Readonly<Record<string, Form>> = {
  [inclusive]: { exclusive: false, comments: false },
  [`${inclusive}#WithComments`]: { exclusive: false, comments: true },
  [inclusive11]: { exclusive: false, comments: false },
  [`${inclusive11}#WithComments`]: { exclusive: false, comments: true },
  [exclusive]: { exclusive: true, comments: false },
  [`${exclusive}WithComments`]: { exclusive: true, comments: true },
}

/** Version 1.1 treats `xml:` attributes of ancestors otherwise: only where there are none is it the same. */
export const isVersion11 = (uri: string): boolean => uri.startsWith(inclusive11)
