/** Certificates as PEM text. */

import { toPem, type Certificate } from '../../pki/index.js'

export const pemChain = (certificates: readonly Certificate[]): string =>
  certificates.map(({ der }) => toPem('CERTIFICATE', der)).join('')
