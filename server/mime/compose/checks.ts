/** What may never reach a header: line ends and NUL would be fields of somebody else's making. */

import { Fault } from '../../base/index.js'

/** Fault syntax on CR, LF or NUL. */
export function refuseControls(text: string): void {
  if (/[\r\n\0]/.test(text))
    throw new Fault('syntax', 'a header value holds a line end or a NUL character')
}

/** RFC 5322 §2.2; bounded so that it fits its line. */
export function expectFieldName(name: string): void {
  if (!/^[!-9;-~]{1,70}$/.test(name)) throw new Fault('syntax', 'not the name of a header field')
}

/** `type/subtype` (RFC 2045 §5.1, RFC 6838 §4.2). */
export function expectMediaType(type: string): void {
  if (!/^[A-Za-z0-9][\w!#$&^.+-]{0,126}\/[A-Za-z0-9][\w!#$&^.+-]{0,126}$/.test(type))
    throw new Fault('syntax', 'not a media type')
}
