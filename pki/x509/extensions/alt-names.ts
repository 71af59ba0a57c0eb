/** Subject alternative names: hosts, addresses and mailboxes that a certificate speaks for. */

import { isIP } from 'node:net'
import { AsnConvert } from '@peculiar/asn1-schema'
import { GeneralName, SubjectAlternativeName } from '@peculiar/asn1-x509'
import { elementsOf, notDer, openSequence } from '../der.js'
import { extensionOids } from '../oids.js'
import type { ExtensionKind } from './extension.js'

export interface AltNames {
  readonly dns: readonly string[]
  readonly ip: readonly string[]
  readonly email: readonly string[]
  /** How many names of other kinds stand beside them. */
  readonly others: number
}

const tagOf = { email: 0x81, dns: 0x82, ip: 0x87 } as const

export const altNames: ExtensionKind<AltNames> = {
  oid: extensionOids.subjectAltName,
  spec: 'RFC 5280 §4.2.1.6',
  read(value) {
    const names = elementsOf(openSequence(value))
    const ia5 = (tag: number): string[] =>
      names.flatMap((name) => (name.tag === tag ? [ia5Of(name.content)] : []))
    const dns = ia5(tagOf.dns)
    const email = ia5(tagOf.email)
    const ip = names.flatMap((name) => (name.tag === tagOf.ip ? [ipOf(name.content)] : []))
    return { dns, ip, email, others: names.length - dns.length - ip.length - email.length }
  },
  compose({ dns, ip, email }) {
    const names = [
      ...dns.map((dNSName) => new GeneralName({ dNSName })),
      ...ip.map((iPAddress) => new GeneralName({ iPAddress })),
      ...email.map((rfc822Name) => new GeneralName({ rfc822Name })),
    ]
    return Buffer.from(AsnConvert.serialize(new SubjectAlternativeName(names)))
  },
}

// A NUL or a blank inside a name has fooled programs that compare C strings: such a name is no name.
function ia5Of(content: Buffer): string {
  const text = content.toString('latin1')
  if (!/^[\x21-\x7e]+$/.test(text)) throw notDer('an alternative name that is not visible ASCII')
  return text
}

function ipOf(content: Buffer): string {
  if (content.length === 4) return content.join('.')
  if (content.length !== 16) throw notDer('an IP address')
  const groups = Array.from({ length: 8 }, (_, i) => content.readUInt16BE(2 * i).toString(16))
  const text = groups.join(':')
  return isIP(text) === 6 ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text
}
