/** `pli pki ocsp-status`: which certificate is asked about, who issued it, and who answers for it. */

import { existsSync, readFileSync } from 'node:fs'
import {
  informationAccessOf,
  normalizeSerial,
  parseCertificate,
  parseCertificates,
  type Certificate,
} from '../../pki/index.js'
import { isFault, SaidFault } from '../base/index.js'
import { printEndpoint, type Endpoint } from '../config/index.js'
import type { Data } from '../data.js'
import { withData } from './options.js'
import { readDer } from './trust-files.js'

export interface OcspAsked {
  /** Of the register, or a file. */
  readonly wanted: string
  readonly data: string | undefined
  /** File with the certificate of the issuer, when it is none of ours. */
  readonly issuer: string | undefined
  readonly url: string | undefined
}

export interface OcspTarget {
  readonly certificate: Certificate
  readonly issuer: Certificate
  readonly url: string
}

/** SaidFault not-found, syntax. */
export async function findTarget(asked: OcspAsked): Promise<OcspTarget> {
  const { wanted, data } = asked
  const [leaf, ...chain] = existsSync(wanted) ? certificatesIn(wanted) : []
  const given =
    asked.issuer === undefined ? chain : [parseCertificate(readDer(asked.issuer, 'CERTIFICATE'))]
  if (data !== undefined) return withData(data, (opened) => ofOurs(opened, asked, leaf, given))
  if (!leaf)
    throw new SaidFault('not-found', 'ocsp.serial-needs-data', { wanted: wanted.slice(0, 80) })
  return complete(asked, leaf, given, undefined)
}

function certificatesIn(path: string): Certificate[] {
  try {
    const bytes = readFileSync(path)
    if (bytes[0] === 0x30) return [parseCertificate(bytes)]
    return parseCertificates(bytes.toString('latin1'))
  } catch (error) {
    throw new SaidFault('syntax', 'verify.unreadable', { path }, error)
  }
}

async function ofOurs(
  { authority, directory, paths }: Data,
  asked: OcspAsked,
  leaf: Certificate | undefined,
  given: readonly Certificate[],
): Promise<OcspTarget> {
  const certificate = leaf ?? (await registered(directory, asked.wanted))
  const own = (await authority.authorities()).map((one) => one.certificate)
  return complete(asked, certificate, [...given, ...own], ownUrl(paths.listeners))
}

async function registered(directory: Data['directory'], serial: string): Promise<Certificate> {
  const record = await directory.certificate({ serial: expectSerial(serial) })
  if (!record?.der)
    throw new SaidFault('not-found', 'pki.serial-unknown', { serial: serial.slice(0, 80) })
  return parseCertificate(record.der)
}

function expectSerial(text: string): string {
  try {
    return normalizeSerial(text)
  } catch (error) {
    if (!isFault(error)) throw error
    throw new SaidFault('not-found', 'pki.serial-unknown', { serial: text.slice(0, 80) }, error)
  }
}

/** Where the gateway of this data directory listens now. */
function ownUrl(file: string): string | undefined {
  if (!existsSync(file)) return undefined
  const told = JSON.parse(readFileSync(file, 'utf8')) as { http?: Endpoint }
  if (!told.http) return undefined
  const { host, port } = told.http
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${printEndpoint({ host: reached, port })}/ocsp`
}

function complete(
  asked: OcspAsked,
  certificate: Certificate,
  issuers: readonly Certificate[],
  running: string | undefined,
): OcspTarget {
  const issuer = issuers.find(
    ({ subject, subjectKeyId }) =>
      subject.key === certificate.issuer.key &&
      (certificate.authorityKeyId === undefined || certificate.authorityKeyId === subjectKeyId),
  )
  if (!issuer)
    throw new SaidFault('not-found', 'ocsp.no-issuer', { issuer: certificate.issuer.text })
  const url = asked.url ?? running ?? informationAccessOf(certificate)?.ocsp[0]
  if (url === undefined)
    throw new SaidFault('not-found', 'ocsp.no-url', { subject: certificate.subject.text })
  return { certificate, issuer, url }
}
