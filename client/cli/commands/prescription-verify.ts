/** `pli prescription verify`: who signed what arrived, for whom, and whether it is still what was signed. */

import { openDecryption, readRaw, readUserFile, type Identity } from '../../mail/index.js'
import {
  assessDocument,
  assessPackage,
  readXdm,
  type AssessedDocument,
  type AssessmentContext,
} from '../../health/index.js'
import type { ProvenTime } from '../../verdict/index.js'
import { examine, type Leaf, type MessageReport } from '../../keys/index.js'
import { limits, SaidFault, systemRandom } from '../../../server/base/index.js'
import { command, jsonOption } from '../command.js'
import type { Output } from '../output.js'
import { UsageFault } from '../usage-fault.js'
import { isZip, readHealthFile } from './health-file.js'
import { readPatientFile } from './patient-file.js'
import { printVerdict, verdictJson } from './print-verdict.js'
import { contextOf, openTrust, trustOptions } from './signer-trust.js'

export const prescriptionVerify = command({
  name: 'prescription verify',
  summary: 'cmd.prescription.verify',
  role: 'anybody',
  options: {
    ...trustOptions,
    signature: { summary: 'verify.signature', value: 'FILE', many: true, reads: true },
    patientFile: { summary: 'verify.patientFile', value: 'FILE', reads: true },
    json: jsonOption,
  },
  arguments: { what: { summary: 'verify.what', value: 'FILE|UID', required: true } },
  async run({ options, arguments: { what }, output, clock }) {
    const opened = await openTrust(options, clock, output)
    const { identity } = opened
    const context: AssessmentContext = {
      ...contextOf(opened, clock),
      patientFile:
        options.patientFile === undefined ? null : await readPatientFile(options.patientFile),
    }
    const signatures = await Promise.all(options.signature.map(readHealthFile))
    const found = /^\d{1,10}$/.test(what)
      ? await inReceived(await fetched(what, identity), context, identity)
      : await inFile(what, signatures, context, identity)
    if (found.length === 0) throw new SaidFault('not-found', 'verify.nothing')
    if (options.json) output.json(found.map((one) => jsonOf(one, output)))
    else for (const one of found) print(one, output)
    return found.every(({ assurance }) => assurance.level === 'green') ? 0 : 1
  },
})

interface Fetched {
  readonly raw: Buffer
  readonly received: ProvenTime | null
}

async function fetched(uid: string, identity: Identity | null): Promise<Fetched> {
  if (!identity) throw new UsageFault('cli.missingOption', { name: '--as' })
  const pieces: Buffer[] = []
  const { receivedAt } = await readRaw(identity, Number(uid), (piece) => void pieces.push(piece))
  const received = receivedAt === null ? null : ({ at: receivedAt, toldBy: 'gateway' } as const)
  return { raw: Buffer.concat(pieces), received }
}

/** What the gateway received then was signed then. */
const inReceived = (
  { raw, received }: Fetched,
  context: AssessmentContext,
  identity: Identity | null,
): Promise<AssessedDocument[]> => inMessage(raw, { ...context, received }, identity)

async function inFile(
  path: string,
  signatures: readonly Uint8Array[],
  context: AssessmentContext,
  identity: Identity | null,
): Promise<AssessedDocument[]> {
  if (/\.eml$/i.test(path))
    return inMessage(await readUserFile(path, limits.blobBytes), context, identity)
  const bytes = await readHealthFile(path)
  if (isZip(bytes)) return assessPackage(await readXdm(bytes), context)
  return [await assessDocument(bytes, signatures, context)]
}

/** The packages of a message; its own signature counts for those that it covers. */
async function inMessage(
  raw: Buffer,
  context: AssessmentContext,
  identity: Identity | null,
): Promise<AssessedDocument[]> {
  const keys = identity ? await openDecryption(identity) : []
  const report = await examine(raw, {
    ...{ trust: context.trust, now: context.now, proven: context.received, random: systemRandom },
    keys: keys.map(({ privateKey: key, certificate }) => ({ key, certificate })),
    ...{ openPgpKeys: [], openPgpKnown: [] },
  })
  const found: AssessedDocument[] = []
  for (const leaf of report.leaves.filter(mayBePackage)) {
    const bytes = await leaf.decode()
    if (!isZip(bytes)) continue
    found.push(...(await assessPackage(await readXdm(bytes), under(leaf, report, context))))
  }
  return found
}

const mayBePackage = ({ visible, fileName, contentType }: Leaf): boolean =>
  visible && (/\.zip$/i.test(fileName ?? '') || /zip/.test(contentType))

/** A red message is told for what it covers, too: somebody has been at it. */
const under = (
  { signed }: Leaf,
  { assurance }: MessageReport,
  context: AssessmentContext,
): AssessmentContext => (signed ? { ...context, message: assurance } : context)

function print({ document: { header }, assurance }: AssessedDocument, output: Output): void {
  output.line(header.title || header.code?.display || '')
  printVerdict(assurance, output)
}

const jsonOf = ({ document: { header }, assurance }: AssessedDocument, output: Output): object => ({
  ...{ id: header.id, title: header.title },
  verdict: verdictJson(assurance, output),
})
