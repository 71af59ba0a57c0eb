/** What is being done to somebody, in a dialog. */

import type { RegisteredCertificate } from '../../../../api/index.js'

export type Doing =
  | { readonly kind: 'revoke' | 'release' | 'renew'; readonly certificate: RegisteredCertificate }
  | { readonly kind: 'revoke-all' }
