/** HTML mail read in a terminal. */

import { describe, expect, it } from 'vitest'
import { htmlText } from './html-text.js'

describe('htmlText', () => {
  it.each([
    ['<h1>Compte rendu</h1><p>Un&nbsp;mot<br>\n deux</p>', 'Compte rendu\nUn mot\ndeux'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['<style>p{}</style><script>x()</script>reste', 'reste'],
    ['', ''],
  ])('%j', (html, text) => {
    expect(htmlText(html)).toBe(text)
  })

  it('takes a time that grows with the length only', () => {
    const from = performance.now()
    for (const piece of ['<br ', '<p', '</p ', '<style', '&#', '< '])
      htmlText(piece.repeat(200_000))
    expect(performance.now() - from).toBeLessThan(5000)
  })
})
