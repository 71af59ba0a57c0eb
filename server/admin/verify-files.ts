/** `pli pki verify`: reads the files of a question; what one of them holds is judged, never trusted. */

import { readFileSync, statSync } from 'node:fs'
import {
  parseCertificate,
  parseCrl,
  parsePem,
  verifyChain,
  type Certificate,
  type ChainQuestion,
  type Crl,
} from '../../pki/index.js'
import { deny, isFault, limits, SaidFault, type Denial, type Verdict } from '../base/index.js'

export interface FileQuestion extends Omit<
  ChainQuestion,
  'leaf' | 'untrusted' | 'anchors' | 'lists'
> {
  readonly leaf: string
  readonly untrusted: readonly string[]
  readonly anchors: readonly string[]
  readonly crls: readonly string[]
}

/**
 * The verdict on the files. Fault syntax when a file cannot be read at all; a certificate in it that cannot be
 * read is a reason to refuse, and so is a list, which then counts as missing.
 */
export function verifyFiles(question: FileQuestion): Verdict<readonly Certificate[]> {
  const first = readAll(question.leaf, 'CERTIFICATE', parseCertificate)
  const [leaf] = first.values
  if (!leaf || first.isFirstBroken) return first.broken ?? deny('no-certificate')
  const untrusted = [
    ...first.values.slice(1),
    ...question.untrusted.flatMap((file) => readAll(file, 'CERTIFICATE', parseCertificate).values),
  ]
  const read = question.anchors.map((file) => readAll(file, 'CERTIFICATE', parseCertificate))
  const anchors = read.flatMap(({ values }) => values)
  const broken = read.find((file) => file.broken)?.broken
  if (anchors.length === 0 && broken) return broken
  const lists = question.crls.flatMap((file) => readAll(file, 'X509 CRL', parseCrl).values)
  return verifyChain({
    ...question,
    ...{ leaf, untrusted, anchors },
    ...(question.crls.length > 0 ? { lists } : {}),
  } satisfies ChainQuestion & { crls: unknown })
}

interface ReadFile<T> {
  readonly values: readonly T[]
  readonly broken: Denial | undefined
  readonly isFirstBroken: boolean
}

function readAll<T extends Certificate | Crl>(
  file: string,
  label: 'CERTIFICATE' | 'X509 CRL',
  parse: (der: Buffer) => T,
): ReadFile<T> {
  const values: T[] = []
  let broken: Denial | undefined
  let isFirstBroken = false
  for (const [i, der] of blocksOf(file, label).entries()) {
    try {
      values.push(parse(der))
    } catch (error) {
      if (!isFault(error)) throw error
      isFirstBroken ||= i === 0
      broken ??= deny('not-a-certificate', { detail: error.message })
    }
  }
  return { values, broken, isFirstBroken }
}

function blocksOf(file: string, label: 'CERTIFICATE' | 'X509 CRL'): Buffer[] {
  try {
    if (statSync(file).size > 2 * limits.crlBytes)
      throw new SaidFault('too-large', 'verify.too-large', { path: file })
    const bytes = readFileSync(file)
    // DER begins with a SEQUENCE; whether it is a good one is what was asked.
    return bytes[0] === 0x30 ? [bytes] : parsePem(bytes.toString('latin1'), label)
  } catch (error) {
    if (error instanceof SaidFault) throw error
    throw new SaidFault('syntax', 'verify.unreadable', { path: file }, error)
  }
}
