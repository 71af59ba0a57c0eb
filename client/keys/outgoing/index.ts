/** Messages as they leave: written, signed, sealed, addressed; the same bytes from the console and from a page. */

export { composeLetter, type ComposedLetter, type Protection, type Shield } from './compose.js'
export {
  isAddress,
  type Addressee,
  type Alternative,
  type NewFile,
  type OutgoingLetter,
  type Setting,
} from './letter.js'
export { mediaTypeOf } from './media-types.js'
