/** Nothing a sender writes reaches the terminal as a command. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeLine, safeText } from './safe-text.js'

describe('safeText', () => {
  it.each([
    ['\u001b[31mrouge\u001b[0m', 'rouge'],
    ['\u001b]0;titre\u0007reste', 'reste'],
    ['\u001b]8;;https://x.test\u001b\\lien\u001b]8;;\u001b\\', 'lien'],
    ['\u001bP1$r\u001b\\x', 'x'],
    ['\u001bc\u001b(0x', 'x'],
    ['\u009b2Jx', '2Jx'],
    ['a\u0008b\u0000c\u007f', 'abc'],
    ['ligne\r\nsuite\rfin\tt', 'ligne\nsuite\nfin\tt'],
    ['fdp.\u202eexe', 'fdp.exe'],
    ['été 😀', 'été 😀'],
    ['\u001b', ''],
  ])('%j', (text, safe) => {
    expect(safeText(text)).toBe(safe)
  })

  it('leaves no control whatever comes', () => {
    const soup = fc.array(
      fc.constantFrom('\u001b', '[', ']', '\u0007', 'P', '\\', '1', ';', 'm', '\u009c'),
    )
    fc.assert(
      fc.property(soup, (pieces) => {
        expect(safeText(pieces.join(''))).not.toMatch(/(?![\n\t])\p{Cc}/u)
      }),
    )
  })
})

describe('safeLine', () => {
  it('stays on its line', () => {
    expect(safeLine(' a\r\nb\tc  d ')).toBe('a b c d')
  })
})
