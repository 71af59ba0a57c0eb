/** The numbers that certificates of the national layout carry, and what is none of them. */

import { describe, expect, it } from 'vitest'
import { craft } from '../crafted.case.js'
import type { RdnTemplate } from '../x509/index.js'
import { foreignIdentity } from './index.js'

const person = async (cn: string, more: RdnTemplate[] = []): Promise<string | undefined> => {
  const { certificate } = await craft({ subject: [[['C', 'FR']], ...more, [['CN', cn]]] })
  return foreignIdentity(certificate, 'people')
}
const organisation = async (...units: string[]): Promise<string | undefined> => {
  const subject: RdnTemplate[] = units.map((unit) => [['OU', unit]])
  const { certificate } = await craft({ subject: [...subject, [['CN', 'logiciel-officine']]] })
  return foreignIdentity(certificate, 'organisations')
}

describe('a person', () => {
  it.each([
    ['810100997245', 'rpps:10100997245'],
    ['899700218896', 'rpps:99700218896'],
    ['3750803447/CPET0002', 'employee:750803447/CPET0002'],
    ['518751275100020/A-12', 'employee:18751275100020/A-12'],
  ])('%s is %s', async (cn, identity) => expect(await person(cn)).toBe(identity))

  it.each([
    ['wrong check digit', '810100997246'],
    ['a practice', '610100997245'],
    ['no type digit', '10100997245'],
    ['no register', '3750803447/'],
    ['a path', '3750803447/../../x'],
    ['a name', 'Camille MARTIN'],
    ['two numbers', '810100997245 810002422979'],
  ])('%s is nobody', async (_, cn) => expect(await person(cn)).toBeUndefined())

  it('is not named by the structure beside it, nor an organisation by its application', async () => {
    expect(await person('Camille', [[['OU', '1750803447']]])).toBeUndefined()
    expect(await organisation('IGC-SANTE', '1750803447')).toBe('finess:750803447')
    expect(await organisation('318751275100020')).toBe('siret:18751275100020')
    expect(await organisation('1750803448', '0002 187512751')).toBeUndefined()
    const { certificate } = await craft({ subject: [[['CN', '810100997245']]] })
    expect(foreignIdentity(certificate, 'servers')).toBeUndefined()
    expect(foreignIdentity(certificate, 'organisations')).toBeUndefined()
  })
})
