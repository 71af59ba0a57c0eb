/** PKCS#12 bundles of other programs opened (RFC 7292): what a person's mail program or another authority handed them. */

import forge from 'node-forge'
import { Fault } from '../server/base/index.js'
import { toPem } from './x509/index.js'

const { asn1, pki, pkcs12 } = forge
type Asn1 = forge.asn1.Asn1

/** A key pair and its chain are some kilobytes. */
const maxBytes = 256 * 1024
const mostBags = 32

/**
 * The unencrypted keys (PKCS#8) and the certificates of a bundle as PEM, one after the other. Fault syntax for what is
 * no bundle, or larger than 256 KiB; denied when `password` does not open it.
 */
export function openPkcs12(bundle: Uint8Array, password: string): string {
  if (bundle.length > maxBytes) throw new Fault('syntax', 'the bundle is too large')
  const { keys, certificates } = bagsOf(bundle, password)
  if (keys.length === 0 || certificates.length === 0)
    throw new Fault('syntax', 'the bundle holds no key with its certificate')
  return [
    ...keys.slice(0, mostBags).map((one) => toPem('PRIVATE KEY', derOf(one))),
    ...certificates.slice(0, mostBags).map((one) => toPem('CERTIFICATE', derOf(one))),
  ].join('')
}

function bagsOf(bundle: Uint8Array, password: string) {
  const outer = outerOf(bundle)
  try {
    const opened = openedWith(outer, password)
    const bags = (type: string | undefined) =>
      type === undefined ? [] : (opened.getBags({ bagType: type })[type] ?? [])
    const { pkcs8ShroudedKeyBag, keyBag, certBag } = pki.oids
    return {
      keys: [...bags(pkcs8ShroudedKeyBag), ...bags(keyBag)].map(keyOf),
      certificates: bags(certBag).map(certificateOf),
    }
  } catch (error) {
    // One answer for a wrong password and a damaged file: the check of the whole is made with the password.
    throw new Fault('denied', 'the password does not open the bundle', { cause: error })
  }
}

/**
 * A password beyond ASCII is UTF-16 to the check of the whole and to older ciphers, and UTF-8 to newer ones (RFC 7292 §B.1, RFC
 * 8018 §3); the library knows the first way alone, and is asked a second time without the check.
 */
function openedWith(outer: Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return pkcs12.pkcs12FromAsn1(outer, false, password)
  } catch (error) {
    const bytes = Buffer.from(password, 'utf8').toString('latin1')
    if (bytes === password || !Array.isArray(outer.value)) throw error
    const unchecked = { ...outer, value: outer.value.slice(0, 2) } as Asn1
    return pkcs12.pkcs12FromAsn1(unchecked, false, bytes)
  }
}

function outerOf(bundle: Uint8Array): Asn1 {
  try {
    return asn1.fromDer(Buffer.from(bundle).toString('latin1'))
  } catch (error) {
    throw new Fault('syntax', 'not a PKCS#12 bundle', { cause: error })
  }
}

// The library knows RSA, and leaves everything else as it stood in the bundle.
const keyOf = ({ key, asn1: left }: forge.pkcs12.Bag): Asn1 =>
  key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key)) : left

const certificateOf = ({ cert, asn1: left }: forge.pkcs12.Bag): Asn1 =>
  cert ? pki.certificateToAsn1(cert) : left

const derOf = (value: Asn1): Buffer => Buffer.from(asn1.toDer(value).getBytes(), 'latin1')
