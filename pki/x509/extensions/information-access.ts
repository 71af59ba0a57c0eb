/** Authority information access: where the issuer answers for its certificates, and where its own is fetched. */

import { composeTlv, DerReader, elementsOf, openSequence, tags } from '../der.js'
import { extensionOids } from '../oids.js'
import { oidOf } from '../primitives.js'
import { composeOid } from '../write.js'
import type { ExtensionKind, RawExtension } from './extension.js'

/** URLs by what they give; other methods and other forms of name are skipped. */
export interface InformationAccess {
  readonly ocsp: readonly string[]
  readonly issuers: readonly string[]
}

const methods = { ocsp: '1.3.6.1.5.5.7.48.1', issuers: '1.3.6.1.5.5.7.48.2' } as const
const uriTag = 0x86

export const informationAccess: ExtensionKind<InformationAccess> = {
  oid: extensionOids.authorityInfoAccess,
  spec: 'RFC 5280 §4.2.2.1',
  read(value) {
    const found = elementsOf(openSequence(value)).map(({ raw }) => {
      const reader = new DerReader(raw).enter(tags.sequence)
      const method = oidOf(reader.expect(tags.oid).content)
      const { tag, content } = reader.next()
      reader.end()
      return { method, url: tag === uriTag ? content.toString('latin1') : undefined }
    })
    const urls = (wanted: string): string[] =>
      found.flatMap(({ method, url }) => (method === wanted && url !== undefined ? [url] : []))
    return { ocsp: urls(methods.ocsp), issuers: urls(methods.issuers) }
  },
  compose({ ocsp, issuers }) {
    const item = (method: string, url: string): Buffer =>
      composeTlv(tags.sequence, composeOid(method), composeTlv(uriTag, Buffer.from(url, 'latin1')))
    return composeTlv(
      tags.sequence,
      ...ocsp.map((url) => item(methods.ocsp, url)),
      ...issuers.map((url) => item(methods.issuers, url)),
    )
  },
}

/** What a certificate says; undefined when it says nothing. Fault syntax. */
export function informationAccessOf({
  extensions,
}: {
  readonly extensions: readonly RawExtension[]
}): InformationAccess | undefined {
  const found = extensions.find(({ oid }) => oid === informationAccess.oid)
  return found && informationAccess.read(found.value)
}
