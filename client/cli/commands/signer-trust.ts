/** Whom a command believes when it judges signatures: the authorities of an identity folder, and files on the line. */

import {
  parseCertificate,
  parseCertificates,
  parseCrl,
  parsePem,
  type Certificate,
  type Crl,
} from '../../../pki/index.js'
import type { Clock } from '../../../server/base/index.js'
import type { AssessmentContext } from '../../health/index.js'
import type { SignerTrust } from '../../verdict/index.js'
import { openIdentity, readUserFile, type Identity } from '../../mail/index.js'
import type { Output } from '../output.js'
import { gatewayLists } from './gateway-lists.js'

/** Options of every command that judges signatures. */
export const trustOptions = {
  as: { summary: 'trust.as', value: 'IDDIR' },
  anchor: { summary: 'trust.anchor', value: 'FILE', many: true, reads: true },
  crl: { summary: 'trust.crl', value: 'FILE', many: true, reads: true },
} as const

export interface TrustLine {
  readonly as?: string | undefined
  readonly anchor: readonly string[]
  readonly crl: readonly string[]
}

export interface OpenedTrust {
  readonly trust: SignerTrust
  readonly identity: Identity | null
}

const maxFileBytes = 32 * 1024 * 1024

/**
 * Opens it; the gateway of an identity is asked for its lists. Faults of `openIdentity`, of reading files, syntax for what
 * is no certificate or list.
 */
export async function openTrust(
  line: TrustLine,
  clock: Clock,
  output: Output,
): Promise<OpenedTrust> {
  const identity = line.as === undefined ? null : await openIdentity(line.as)
  const own = identity ? parseCertificates(identity.anchors) : []
  const given = (await Promise.all(line.anchor.map(readCertificates))).flat()
  const read = (await Promise.all(line.crl.map(readLists))).flat()
  const asked = identity ? await gatewayLists(identity, clock, output) : []
  return {
    identity,
    trust: {
      // Of the folder's authorities the roots are believed; a file on the line is believed as it is.
      anchors: [...own.filter(isRoot), ...given],
      intermediates: own.filter((one) => !isRoot(one)),
      lists: [...read, ...asked],
    },
  }
}

/** What documents are judged with on the console, where no message is around them. */
export const contextOf = ({ trust }: OpenedTrust, clock: Clock): AssessmentContext => ({
  ...{ trust, now: clock.now(), received: null },
  ...{ message: null, messageIns: null, patientFile: null },
})

const isRoot = ({ issuer, subject }: Certificate): boolean => issuer.key === subject.key

const isPem = (bytes: Buffer): boolean => bytes.includes('-----BEGIN')

async function readCertificates(path: string): Promise<Certificate[]> {
  const bytes = await readUserFile(path, maxFileBytes)
  return isPem(bytes) ? parseCertificates(bytes.toString('latin1')) : [parseCertificate(bytes)]
}

async function readLists(path: string): Promise<Crl[]> {
  const bytes = await readUserFile(path, maxFileBytes)
  return isPem(bytes)
    ? parsePem(bytes.toString('latin1'), 'X509 CRL').map(parseCrl)
    : [parseCrl(bytes)]
}
