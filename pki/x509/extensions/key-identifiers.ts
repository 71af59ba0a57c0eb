/** Subject and authority key identifiers: how a chain finds the right key among CAs of one name. */

import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { AuthorityKeyIdentifier, KeyIdentifier, SubjectKeyIdentifier } from '@peculiar/asn1-x509'
import { DerReader, openSequence, tags } from '../der.js'
import { extensionOids } from '../oids.js'
import type { ExtensionKind } from './extension.js'

export const subjectKeyIdentifier: ExtensionKind<Buffer> = {
  oid: extensionOids.subjectKeyIdentifier,
  spec: 'RFC 5280 §4.2.1.2',
  read(value) {
    const reader = new DerReader(value)
    const { content } = reader.expect(tags.octetString)
    reader.end()
    return content
  },
  compose: (id) => Buffer.from(AsnConvert.serialize(new SubjectKeyIdentifier(octets(id)))),
}

/** The key identifier only; undefined when the extension names the issuer in the other way. */
export const authorityKeyIdentifier: ExtensionKind<Buffer | undefined> = {
  oid: extensionOids.authorityKeyIdentifier,
  spec: 'RFC 5280 §4.2.1.1',
  read: (value) => openSequence(value).optional(0x80)?.content,
  compose(id) {
    const value = new AuthorityKeyIdentifier(
      id ? { keyIdentifier: new KeyIdentifier(octets(id)) } : {},
    )
    return Buffer.from(AsnConvert.serialize(value))
  },
}

const octets = (id: Buffer): OctetString => new OctetString(new Uint8Array(id))
