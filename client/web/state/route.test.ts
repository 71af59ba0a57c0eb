/** Paths matched against the patterns of the catalogue. */

import { describe, expect, it } from 'vitest'
import { href, matchPath } from './route.js'

describe('routes', () => {
  it('find what varies, which may be absent where it is said so', () => {
    expect(matchPath('/boite/:id?', '/boite')).toEqual({})
    expect(matchPath('/boite/:id?', '/boite/')).toEqual({})
    expect(matchPath('/boite/:id?', '/boite/M1%2F2')).toEqual({ id: 'M1/2' })
    expect(matchPath('/boite/:id', '/boite')).toBeUndefined()
    expect(matchPath('/boite/:id?', '/boite/a/b')).toBeUndefined()
    expect(matchPath('/boite/:id?', '/ordonnances')).toBeUndefined()
    expect(matchPath('/boite/:id?', '/boite/%E0%A4%A')).toEqual({ id: '%E0%A4%A' })
  })

  it('are written so that they are found again', () => {
    expect(href('/boite', 'M1/2?')).toBe('#/boite/M1%2F2%3F')
    expect(matchPath('/boite/:id?', href('/boite', 'M1/2?').slice(1))).toEqual({ id: 'M1/2?' })
  })
})
