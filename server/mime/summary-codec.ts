/** Summaries as bytes, to be sealed beside a body: small, versioned, and opened ten thousand times for one listing. */

import { Fault } from '../base/index.js'
import type { Address, Envelope, Params, Part, Summary } from './types.js'

/** First byte. A new form gets the next number; this one stays readable (invariant 11). */
const version = 1
const fixedBytes = 6

type WireAddress = [name: string | null, mailbox: string | null, host: string | null]
/** A repeated list (Sender, Reply-To equal to From) is written as 0. */
type WireList = WireAddress[] | 0
type WireEnvelope = [
  date: string | null,
  subject: string | null,
  from: WireAddress[],
  sender: WireList,
  replyTo: WireList,
  to: WireAddress[],
  cc: WireAddress[],
  bcc: WireAddress[],
  inReplyTo: string | null,
  messageId: string | null,
]
/** What most parts lack stands in `rare`, which is then 0. */
type WireRare = [
  id: string | null,
  description: string | null,
  md5: string | null,
  language: readonly string[],
  location: string | null,
]
type WireInside = 0 | WirePart[] | { e: WireEnvelope; r: WirePart }
type WirePart = [
  type: string,
  subtype: string,
  params: Params,
  encoding: string,
  disposition: 0 | [type: string, params: Params],
  rare: 0 | WireRare,
  headerStart: number,
  headerEnd: number,
  bodyEnd: number,
  lines: number,
  inside: WireInside,
]
type WireSummary = [sizeBytes: number, preview: string, envelope: WireEnvelope, root: WirePart]

const packAddresses = (list: readonly Address[]): WireAddress[] =>
  list.map(({ name, mailbox, host }) => [name, mailbox, host])
const unpackAddresses = (list: WireAddress[]): Address[] =>
  list.map(([name, mailbox, host]) => ({ name, mailbox, host }))

function packEnvelope(envelope: Envelope): WireEnvelope {
  const { from } = envelope
  const orFrom = (list: readonly Address[]) => (list === from ? 0 : packAddresses(list))
  return [
    envelope.date,
    envelope.subject,
    packAddresses(from),
    orFrom(envelope.sender),
    orFrom(envelope.replyTo),
    packAddresses(envelope.to),
    packAddresses(envelope.cc),
    packAddresses(envelope.bcc),
    envelope.inReplyTo,
    envelope.messageId,
  ]
}

function unpackEnvelope(wire: WireEnvelope): Envelope {
  const from = unpackAddresses(wire[2])
  return {
    date: wire[0],
    subject: wire[1],
    from,
    sender: wire[3] === 0 ? from : unpackAddresses(wire[3]),
    replyTo: wire[4] === 0 ? from : unpackAddresses(wire[4]),
    to: unpackAddresses(wire[5]),
    cc: unpackAddresses(wire[6]),
    bcc: unpackAddresses(wire[7]),
    inReplyTo: wire[8],
    messageId: wire[9],
  }
}

function packPart(part: Part): WirePart {
  const { id, description, md5, language, location, disposition } = part
  const hasRare = id ?? description ?? md5 ?? location ?? language[0]
  let inside: WireInside = 0
  if (part.parts !== undefined) inside = part.parts.map(packPart)
  else if (part.message !== undefined) {
    inside = { e: packEnvelope(part.message.envelope), r: packPart(part.message.root) }
  }
  return [
    part.type,
    part.subtype,
    part.params,
    part.encoding,
    disposition === null ? 0 : [disposition.type, disposition.params],
    hasRare === undefined ? 0 : [id, description, md5, language, location],
    part.header[0],
    part.header[1],
    part.body[1],
    part.lines,
    inside,
  ]
}

const noRare: WireRare = [null, null, null, [], null]

function unpackPart(wire: WirePart): Part {
  const [type, subtype, params, encoding, disposition, rare, start, middle, end, lines, inside] =
    wire
  const [id, description, md5, language, location] = rare === 0 ? noRare : rare
  const part: Part = {
    type,
    subtype,
    params,
    id,
    description,
    encoding,
    md5,
    disposition: disposition === 0 ? null : { type: disposition[0], params: disposition[1] },
    language,
    location,
    header: [start, middle],
    body: [middle, end],
    lines,
  }
  if (inside === 0) return part
  if (Array.isArray(inside)) return { ...part, parts: inside.map(unpackPart) }
  return { ...part, message: { envelope: unpackEnvelope(inside.e), root: unpackPart(inside.r) } }
}

/** A summary as bytes: version, whether header bytes follow, length of the structure, structure, header bytes. */
export function encodeSummary(summary: Summary): Buffer {
  const wire: WireSummary = [
    summary.sizeBytes,
    summary.preview,
    packEnvelope(summary.envelope),
    packPart(summary.root),
  ]
  const structure = Buffer.from(JSON.stringify(wire), 'utf8')
  const fixed = Buffer.alloc(fixedBytes)
  fixed[0] = version
  fixed[1] = summary.headerBytes === null ? 0 : 1
  fixed.writeUInt32BE(structure.length, 2)
  return Buffer.concat([fixed, structure, summary.headerBytes ?? Buffer.alloc(0)])
}

/** The summary back from its bytes; `headerBytes` is a view on them. Fault corrupt when they are not one. */
export function decodeSummary(bytes: Buffer): Summary {
  if (bytes.length < fixedBytes || bytes[0] !== version) {
    throw new Fault('corrupt', 'the message summary cannot be read')
  }
  const end = fixedBytes + bytes.readUInt32BE(2)
  try {
    const wire = JSON.parse(bytes.toString('utf8', fixedBytes, end)) as WireSummary
    return {
      sizeBytes: wire[0],
      preview: wire[1],
      envelope: unpackEnvelope(wire[2]),
      root: unpackPart(wire[3]),
      headerBytes: bytes[1] === 1 ? bytes.subarray(end) : null,
    }
  } catch (cause) {
    throw new Fault('corrupt', 'the message summary cannot be read', { cause })
  }
}
