/** Judging any chain against any anchors, by RFC 5280 §6 alone: no profile of ours and no directory. */

import { admit, deny, type Denial, type Verdict } from '../../server/base/index.js'
import type { Certificate, Crl } from '../x509/index.js'
import { checkConformity } from './conformity.js'
import { checkSoundness } from './issuer.js'
import { ListJudge } from './lists.js'
import { buildPaths, type Path, type PathOptions } from './path.js'
import { checkPeerName } from './peer-name.js'
import type { PolicyInputs } from './policies.js'
import { checkExtendedUsage, checkPurpose, type Purpose } from './purpose.js'
import { checkDates } from './revocation.js'

export interface ChainQuestion {
  readonly leaf: Certificate
  /** Certificates that may help; none of them is trusted. */
  readonly untrusted: readonly Certificate[]
  readonly anchors: readonly Certificate[]
  readonly purpose: Purpose
  /** Milliseconds since the epoch. */
  readonly at: number
  /** When given, every certificate below the anchor must be told of. */
  readonly lists?: readonly Crl[]
  /** Most intermediates between leaf and anchor. */
  readonly maxDepth?: number
  readonly policies?: PolicyInputs
  /** Host, IP address or mailbox that the leaf must speak for. */
  readonly name?: string
  /** Holds every MUST of RFC 5280 §4 against the chain, also those without which it is sound. */
  readonly strict?: boolean
}

/** Bounds of one question, whatever the certificates look like. */
const bounds = { maxLength: 20, maxLinks: 1000, maxPaths: 32 } as const

/** The first path that holds, leaf first, anchor last; or why the best of them does not. */
export function verifyChain(question: ChainQuestion): Verdict<Path> {
  const { leaf, anchors, untrusted, lists } = question
  const alone = checkLeaf(question)
  if (!alone.admitted) return alone
  const options = optionsOf(question)
  const material = { anchors, intermediates: [] }
  const paths = buildPaths(leaf, untrusted, material, options)
  if (!paths.admitted) return paths
  if (!lists) return first(paths.value, () => admit(undefined))
  const judge = new ListJudge({
    ...{ lists, at: question.at, pool: [...anchors, ...untrusted] },
    signerPaths: (signer) => {
      if (!checkDates(signer, question.at).admitted || !checkSoundness(signer).admitted) return []
      // A signer of lists serves no purpose of the leaf's.
      const found = buildPaths(
        signer,
        untrusted,
        material,
        optionsOf({ ...question, purpose: 'any' }),
      )
      return found.admitted ? found.value : []
    },
  })
  return first(paths.value, (path) => judge.judge(path))
}

function first(paths: readonly Path[], judge: (path: Path) => Verdict): Verdict<Path> {
  let why: Denial | undefined
  for (const path of paths) {
    const verdict = judge(path)
    if (verdict.admitted) return admit(path)
    why ??= verdict
  }
  return why ?? deny('no-chain', { subject: '', issuer: '' })
}

function checkLeaf({ leaf, anchors, purpose, at, name, strict }: ChainQuestion): Verdict {
  const version = checkVersion(leaf)
  if (!version.admitted) return version
  const anchored = anchors.some(({ fingerprint }) => fingerprint === leaf.fingerprint)
  const conforming = checkConformity(leaf, { strict: strict === true, anchored })
  if (!conforming.admitted) return conforming
  const sound = checkSoundness(leaf)
  if (!sound.admitted) return sound
  const dates = checkDates(leaf, at)
  if (!dates.admitted) return dates
  // A CA may stand at the end of a path (RFC 5280 §4.2.1.9); its key usage is then not that of a peer.
  const used = leaf.basicConstraints?.ca
    ? checkExtendedUsage(leaf, purpose)
    : checkPurpose(leaf, purpose)
  if (!used.admitted || name === undefined) return used
  return checkPeerName(leaf, name)
}

function checkVersion({ version, subject }: Certificate): Verdict {
  return version === 3
    ? admit(undefined)
    : deny('old-version', { subject: subject.text, version: String(version) })
}

function optionsOf({
  anchors,
  purpose,
  at,
  maxDepth,
  policies,
  strict,
}: ChainQuestion): PathOptions {
  const anchored = new Set(anchors.map(({ fingerprint }) => fingerprint))
  return {
    ...bounds,
    ...(policies ? { policies } : {}),
    accept(ca, intermediates) {
      const dates = checkDates(ca, at)
      if (!dates.admitted) return dates
      const limit = maxDepth ?? Infinity
      if (intermediates > limit)
        return deny('too-deep', { limit: String(limit), count: String(intermediates) })
      const isAnchor = anchored.has(ca.fingerprint)
      if (isAnchor && ca.version !== 3) return admit(undefined)
      const version = checkVersion(ca)
      if (!version.admitted) return version
      const conforming = checkConformity(ca, { strict: strict === true, anchored: isAnchor })
      return conforming.admitted ? checkExtendedUsage(ca, purpose) : conforming
    },
  }
}
