/** Messages and people for the tests of examining: a doctor who may sign, a stranger who may too, and what they send. */

import { generateKeyPairSync } from 'node:crypto'
import { craft, type Craft, type Crafted } from '../../../pki/crafted.case.js'
import { compose, extensions, policyOids, type RawExtension } from '../../../pki/x509/index.js'
import { systemRandom } from '../../../server/base/index.js'
import {
  craftSigner,
  now,
  policy,
  purpose,
  signing,
  trustSpace,
  usage,
  type TrustSpace,
} from '../../verdict/signer.case.js'
import { signSmime } from '../smime/index.js'
import type { ExamineContext } from './index.js'

export const alice = 'camille.martin@medecin.pli.test'
export const mallory = 'mallory@medecin.pli.test'
export { now }

const named = (address: string): RawExtension =>
  compose(extensions.altNames, { dns: [], ip: [], email: [address], others: 0 })

export interface Cast {
  readonly space: TrustSpace
  readonly doctor: Crafted
  /** A real person of the same trust space, who signs in the doctor's name. */
  readonly stranger: Crafted
  readonly reader: Crafted
  readonly context: ExamineContext
}

export async function makeCast(): Promise<Cast> {
  const space = await trustSpace()
  const person = (address: string, over: Craft = {}) =>
    craftSigner(space.people, { extensions: [...signing, named(address)], ...over })
  const doctor = await person(alice)
  const stranger = await person(mallory, {
    subject: [
      [['C', 'FR']],
      [['title', 'Médecin']],
      [
        ['SN', 'AUTRE'],
        ['GN', 'Dominique'],
        ['CN', '810003456783'],
      ],
    ],
  })
  const reader = await craft({
    cn: 'lecteur',
    issuer: space.people,
    keys: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    extensions: [
      usage('keyEncipherment'),
      purpose('emailProtection'),
      policy(policyOids.smimeEncryption),
    ],
  })
  const context: ExamineContext = {
    ...{ trust: space.trust, proven: null, now, random: systemRandom },
    keys: [{ certificate: reader.certificate, key: reader.privateKey }],
    ...{ openPgpKeys: [], openPgpKnown: [] },
  }
  return { space, doctor, stranger, reader, context }
}

export const crlf = (text: string): Buffer => Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'utf8')

export const text = (body: string, more = ''): Buffer =>
  crlf(`Content-Type: text/plain; charset=utf-8${more}\n\n${body}\n`)

export const sign = (entity: Buffer, who: Crafted, form: 'detached' | 'opaque' = 'detached') =>
  signSmime(
    entity,
    { certificate: who.certificate, chain: [], key: who.privateKey },
    { at: now, random: systemRandom, form },
  )

export interface Outer {
  readonly from?: string
  readonly subject?: string
  readonly more?: string
}

/** A message: outer header, then the entity with its own. */
export function mail(entity: Buffer, outer: Outer = {}): Buffer {
  const { from = `Dr Camille MARTIN <${alice}>`, subject = 'Ordonnance', more = '' } = outer
  const head = `From: ${from}\nTo: pharmacie@pharmacie.pli.test\nSubject: ${subject}\nDate: Mon, 01 Jun 2026 00:00:00 +0000\nMIME-Version: 1.0\n${more}`
  return Buffer.concat([crlf(head), entity])
}

/** A multipart of whole entities. */
export function multipart(subtype: string, ...parts: readonly Buffer[]): Buffer {
  const boundary = `b${parts.length}-${subtype}`
  const delimiter = crlf(`\n--${boundary}\n`)
  return Buffer.concat([
    crlf(`Content-Type: multipart/${subtype}; boundary="${boundary}"\n`),
    ...parts.flatMap((part) => [delimiter, part]),
    crlf(`\n--${boundary}--\n`),
  ])
}
