/** The rules that are checked here: official documents keep them, and each break is named. */

import { describe, expect, it } from 'vitest'
import { describeOfficial, officialPackages, readOfficial } from '../official.case.js'
import { composePrescription } from '../prescription/index.js'
import { examplePrescription } from '../prescription/example.case.js'
import { readXdm } from '../xdm/index.js'
import { checkCda } from './index.js'

const now = Date.UTC(2026, 10, 22)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const pdf = utf8('%PDF-1.7\n%%EOF\n')
const text = new TextDecoder().decode(
  composePrescription(
    { ...examplePrescription, pdf },
    () => '00000000-0000-4000-8000-000000000000',
  ),
)
const rules = (bytes: Uint8Array): string[] =>
  checkCda(bytes, now).map(({ weight, rule }) => `${weight} ${rule}`)

describeOfficial('official documents', () => {
  it.each(officialPackages)('%s', async (name) => {
    const { documents } = await readXdm(readOfficial(name))
    const found = rules((await documents[0]?.read()) ?? new Uint8Array())
    // What the samples themselves get wrong: half a time zone, an image that says it is another, references to nowhere, an ID twice.
    const known = [
      'fault authenticator',
      'warning file-type',
      'warning reference',
      'fault id-twice',
      'fault narrative',
    ]
    expect(found.filter((rule) => !known.includes(rule))).toEqual([])
  })
})

describe('checkCda', () => {
  it('finds nothing wrong with a prescription of ours', () => {
    expect(rules(utf8(text))).toEqual([])
  })

  it.each<[string, string | RegExp, string, string]>([
    ['realmCode', 'realmCode code="FR"', 'realmCode code="BE"', 'fault realm'],
    ['typeId', 'POCD_HD000040', 'POCD_HD000041', 'fault type-id'],
    ['a template', '"1.2.250.1.213.1.1.1.1"', '"1.2.3"', 'fault template'],
    ['the id', /<id root="2\.25\.7[^"]+"/, '<id root="moi"', 'fault id'],
    ['the title', /<title>[^<]*/, '<title>', 'fault title'],
    ['the confidentiality', 'code="N"', 'code="X"', 'fault confidentiality'],
    ['the language', 'fr-FR', 'en-US', 'warning language'],
    ['the version', /<versionNumber[^>]*>/, '', 'fault version'],
    ['the time', /<effectiveTime value="\d+/, '<effectiveTime value="hier', 'fault time'],
    ['the zone', /(<effectiveTime value="\d+)\+\d+/, '$1', 'warning time-zone'],
    ['the year', /<effectiveTime value="2026/, '<effectiveTime value="2036', 'warning future'],
    ['the INS', '279035121518989', '279035121518988', 'fault ins'],
    ['the sex', /<administrativeGenderCode[^>]*>/, '', 'fault traits'],
    ['the author’s name', /(<assignedPerson>)<name>.*?<\/name>/, '$1', 'fault author-named'],
    ['the author’s number', /1\.2\.250\.1\.71\.4\.2\.1"/g, '1.2.3"', 'warning author-number'],
    ['who answers for it', /<signatureCode[^>]*>/, '', 'fault authenticator'],
    ['the narrative', /<text>.*?<\/text>(?=<entry>)/, '<text/>', 'fault narrative'],
    ['a reference', 'ID="copie-pdf"', 'ID="autre-pdf"', 'warning reference'],
    ['an ID', 'ID="copie"', 'ID="copie-pdf"', 'fault id-twice'],
    ['the PDF', Buffer.from(pdf).toString('base64'), 'AAAA', 'warning file-type'],
  ])('names what is wrong with %s', (_, from, to, rule) => {
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    expect(rules(utf8(changed))).toContain(rule)
  })
})
