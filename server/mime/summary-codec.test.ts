/** Summaries survive being written down. */

import { describe, expect, it } from 'vitest'
import { Fault } from '../base/index.js'
import { messages, summaryOf, fixture } from './messages.case.js'
import { decodeSummary, encodeSummary } from './summary-codec.js'

describe('summary codec', () => {
  it.each(messages)('$name comes back the same', ({ bytes }) => {
    const summary = summaryOf(bytes)
    expect(decodeSummary(encodeSummary(summary))).toEqual(summary)
  })

  it('keeps a header that is not there apart from an empty one', () => {
    const summary = { ...summaryOf(fixture('plain')), headerBytes: null }
    expect(decodeSummary(encodeSummary(summary)).headerBytes).toBeNull()
  })

  it('starts with its version, and refuses others', () => {
    const bytes = encodeSummary(summaryOf(fixture('plain')))
    expect(bytes[0]).toBe(1)
    const later = Buffer.from(bytes)
    later[0] = 2
    for (const bad of [
      later,
      Buffer.alloc(0),
      bytes.subarray(0, 40),
      Buffer.from([1, 0, 0, 0, 0, 2, 0x5b, 0x5d]),
    ]) {
      expect(() => decodeSummary(bad)).toThrow(Fault)
    }
  })
})
