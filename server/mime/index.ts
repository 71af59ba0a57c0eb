/** The MIME room: what a message is made of, from its bytes alone. Pure: no files, sockets, clock or chance. */

export type {
  Address,
  ByteRange,
  Disposition,
  Envelope,
  HeaderField,
  Params,
  Part,
  Summary,
} from './types.js'
export { StructureParser, summaryHeaderBytes, type StructureLimits } from './structure.js'
export { endOfHeader, headerValues, parseHeader, selectHeaderFields } from './header-lines.js'
export {
  bodyLists,
  hasAttachment,
  nameOf,
  numberParts,
  typeOf,
  type BodyLists,
  type NumberedPart,
} from './body-lists.js'
export { parseAddresses } from './addresses.js'
export { envelopeOf } from './envelope.js'
export { decodeWords } from './words.js'
export { decodeCharset } from './charset.js'
export { composeDate, parseDate } from './dates.js'
export { parseContentType, parseDisposition, paramOf, wireParams } from './params.js'
export { decodeTransfer } from './transfer.js'
export { decodeText, htmlWords, type TextPart } from './text.js'
export { decodeSummary, encodeSummary } from './summary-codec.js'
export { isEncrypted, sealable, type SealableMessage } from './sealed-entity.js'
export { isMdnType, parseMdn, type Mdn } from './mdn.js'
export { composeMessageId, composeTrace, type Trace } from './trace.js'
export {
  composeBytes,
  composeEntity,
  composeField,
  composeMessage,
  gather as gatherBytes,
  type ComposeOptions,
  type Content,
  type Entity,
  type Field,
  type Group,
  type Mailbox,
  type Message,
} from './compose/index.js'
