import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { indexMedicines, isCip13, readMedicines, type KnownMedicine } from './index.js'

const folder = 'fixtures/medicines'
const sample = () =>
  readMedicines({
    cis: readFileSync(`${folder}/CIS_bdpm.txt`),
    cip: readFileSync(`${folder}/CIS_CIP_bdpm.txt`),
  })
const names = (found: readonly KnownMedicine[]): string[] => found.map(({ name }) => name)

describe('the files of the public database', () => {
  it('give medicines with their presentations', () => {
    const { medicines, refused } = sample()
    expect(refused).toEqual([])
    expect(medicines.find(({ cis }) => cis === '69999001')).toEqual({
      cis: '69999001',
      name: 'ESSAIPRANE 500 mg, comprimé',
      form: 'comprimé',
      routes: ['orale'],
      available: true,
      holder: 'LABORATOIRE ESSAI',
      presentations: [
        {
          cip13: '3400999999014',
          label: 'plaquette(s) PVC-aluminium de 16 comprimé(s)',
          available: true,
        },
        { cip13: '3400999999021', label: 'tube(s) de 100 comprimé(s)', available: false },
      ],
    })
  })

  it('read alike in Windows-1252', () => {
    const text = readFileSync(`${folder}/CIS_bdpm.txt`).toString('utf8')
    const { medicines } = readMedicines({ cis: Buffer.from(text, 'latin1') })
    expect(names(medicines)).toEqual(names(sample().medicines))
  })

  it('tell of the lines that do not fit, and keep going', () => {
    const cis = Buffer.from(
      [
        '12345\tX',
        ...['1234567\t', '69999009\t', '69999009\t'].map(
          (start) => `${start}N\tf\tr\ta\tp\tCommercialisée\td\t\t\tT\tNon`,
        ),
      ].join('\n'),
    )
    const cip = Buffer.from(
      [
        '69999009\t1\tl\ta\tb\tc\t3400999999015',
        '69999009\t1',
        '69999008\t1\tl\ta\tb\tc\t3400999999014',
      ].join('\r\n'),
    )
    const { medicines, refused } = readMedicines({ cis, cip })
    expect(medicines).toHaveLength(1)
    expect(refused.map(({ file, line, why }) => `${file} ${line} ${why}`)).toEqual([
      'CIP 1 cip13',
      'CIP 2 shape',
      'CIS 1 shape',
      'CIS 2 cis',
      'CIS 4 twice',
      'CIP 0 orphan',
    ])
  })

  it('check the last digit of a CIP13', () => {
    expect(isCip13('3400933516390')).toBe(true)
    expect(isCip13('3400933516391')).toBe(false)
  })
})

describe('searching', () => {
  const index = indexMedicines(sample().medicines)

  it.each([
    ['essaipr', ['ESSAIPRANE 1 g, comprimé effervescent sécable', 'ESSAIPRANE 500 mg, comprimé']],
    ['comprime essaiprane 500', ['ESSAIPRANE 500 mg, comprimé']],
    ['ŒSTRO', ['OESTROESSAI 0,06 pour cent, gel']],
    ['69999001', ['ESSAIPRANE 500 mg, comprimé']],
    ['3400999999021', ['ESSAIPRANE 500 mg, comprimé']],
    ['', []],
    ['rien de tel', []],
  ])('"%s" finds %j', (query, expected) => {
    expect(names(index.search(query))).toEqual(expected)
  })

  it('puts what is sold before what is not', () => {
    const found = index.search('comprime')
    const sold = found.map(({ available }) => available)
    expect(sold.indexOf(false)).toBeGreaterThan(sold.lastIndexOf(true))
  })
})
