/** What the plain-HTTP host serves, given by the composition root. */

import type { OcspReply, StoredCrl } from '../../../pki/index.js'
import type { Clock } from '../../base/index.js'

export interface PlainSources {
  readonly clock: Clock
  /** The current list of an authority; undefined when there is none of that name. */
  crl(this: void, name: string, kind: 'full' | 'delta'): Promise<StoredCrl | undefined>
  /** DER of the certificate of an authority; undefined when there is none of that name. */
  certificate(this: void, name: string): Promise<Buffer | undefined>
  /** Answers an OCSP request, whatever it is. */
  ocsp(this: void, request: Buffer): Promise<OcspReply>
}
