/** A message's examination as JSON, in the shape that docs/message-check.md promises. */

import { createHash } from 'node:crypto'
import type { Language } from '../../../server/base/index.js'
import type { Layer, Leaf, MessageReport, Node } from '../../keys/index.js'
import {
  sayNote,
  sayReason,
  verdictWords,
  type Assurance,
  type Reason,
} from '../../verdict/index.js'

/** Everything that was found. */
export async function messageJson(report: MessageReport, language: Language): Promise<object> {
  const { assurance, layers, leaves, from, subject } = report
  const shown = leaves.filter(({ visible }) => visible)
  const parts = []
  for (const leaf of leaves) parts.push(await partJson(leaf))
  return {
    ...verdictJson(assurance, language),
    notes: assurance.notes.map((note) => ({ ...note, text: sayNote(note, language) })),
    ...verdictWords(assurance, language),
    from,
    subject,
    signed: shown.length > 0 && shown.every(({ signed }) => signed),
    encrypted: shown.length > 0 && shown.every(({ encrypted }) => encrypted),
    layers: layers.map((layer, index) => layerJson(layer, index, leaves, language)),
    structure: nodeJson(report.structure),
    parts,
  }
}

const reasonJson = (reason: Reason, language: Language): object => ({
  ...reason,
  text: sayReason(reason, language),
})

const verdictJson = (assurance: Assurance, language: Language): object => ({
  verdict: assurance.level,
  reasons: assurance.reasons.map((reason) => reasonJson(reason, language)),
  signer: assurance.signer,
  signedAt: assurance.signedAt && {
    at: new Date(assurance.signedAt.at).toISOString(),
    toldBy: assurance.signedAt.toldBy,
  },
})

function layerJson(
  layer: Layer,
  index: number,
  leaves: readonly Leaf[],
  language: Language,
): object {
  const { type, path, isOfMessage, isForwarded, assurance, signatures, opening } = layer
  const opened = opening && {
    state: opening.state,
    cipher: opening.cipher,
    authenticated: opening.isAuthenticated,
    reasons: opening.reasons.map((reason) => reasonJson(reason, language)),
  }
  return {
    ...{ index, type, path, ofMessage: isOfMessage, forwarded: isForwarded },
    ...(assurance
      ? verdictJson(assurance, language)
      : { verdict: null, reasons: [], signer: null, signedAt: null }),
    signatures: signatures.map((one) => verdictJson(one, language)),
    opening: opened,
    covers: leaves.filter(({ coveredBy }) => coveredBy.includes(index)).map((leaf) => leaf.path),
  }
}

const nodeJson = ({ path, contentType, layer, children }: Node): object => ({
  ...{ path, contentType, layer },
  children: children.map(nodeJson),
})

async function partJson(leaf: Leaf): Promise<object> {
  const { path, contentType, fileName, disposition, signed, encrypted, visible, coveredBy } = leaf
  const content = await leaf.decode()
  return {
    ...{ path, contentType, fileName, disposition, signed, encrypted, visible, coveredBy },
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }
}
