/** Letters: what they hold, whom an answer goes to, what a patient's letter says. */

import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../../server/base/index.js'
import { composeLetter } from '../../keys/index.js'
import { parseMessage } from '../../mail/index.js'
import { answerTo, letterOf, protectionOf, type Answered, type LetterDraft } from './index.js'

const camille = { name: 'Dr Camille MARTIN', address: 'camille.martin@medecin.pli.test' }
const officine = { name: 'Pharmacie du Port', address: 'officine@pharmacie.pli.test' }
const zoe = { name: 'Zoé LÉGER', address: 'zoe.leger@medecin.pli.test' }
const patient = { name: 'Dominique PAT-TROIS', address: '279035121518989@patient.mssante.fr' }
const identity = { family: 'Pat-Trois', given: 'Dominique', birthDate: '19790328' }

const draft: LetterDraft = {
  ...{ from: camille, to: [officine], cc: [zoe], subject: 'Suivi', text: 'Bonjour,\nà demain.' },
  ...{ files: [], patient: null, isUrgent: false, asksReading: false, closes: false },
  ...{ inReplyTo: null, references: [], messageId: '<un@medecin.pli.test>' },
}
const setting = { now: Date.UTC(2026, 10, 22, 14, 32), random: systemRandom }
const none = protectionOf({ plan: null, smime: null, pgp: null, ...setting })

async function sent(more: Partial<LetterDraft>): Promise<string> {
  const { raw } = await composeLetter(letterOf({ ...draft, ...more }), none.protection, setting)
  return new TextDecoder().decode(raw)
}

describe('a letter', () => {
  it('says whose it is, to whom it goes and from which software, and comes back as written', async () => {
    const content = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 256)
    const files = [{ name: 'échographie n° 2.pdf', mediaType: 'application/pdf', content }]
    const text = await sent({ files })
    expect(text).toMatch(/^X-MSS-NIL: PLI\r$/m)
    expect(text).toMatch(/^Message-ID: <un@medecin\.pli\.test>\r$/m)
    expect(text).not.toMatch(/X-MSS-(MES|INS|CODECDA)|Importance|Disposition-Notification/)
    const opened = await parseMessage(Buffer.from(text), 'x')
    expect(opened).toMatchObject({ subject: 'Suivi', text: 'Bonjour,\nà demain.' })
    expect(opened.attachments[0]).toMatchObject({ name: 'échographie n° 2.pdf' })
    expect(Buffer.compare(opened.attachments[0]?.content ?? Buffer.alloc(0), content)).toBe(0)
  })

  it('names its patient where every program shows it, once', async () => {
    const subject = (text: string) => /^Subject: (.*)\r$/m.exec(text)?.[1]
    const named = { patient: identity }
    const said = async (more: Partial<LetterDraft>) =>
      (await parseMessage(Buffer.from(await sent({ ...named, ...more })), 'x')).subject
    expect(await said({})).toBe('Suivi — PAT-TROIS Dominique 28/03/1979')
    const twice = 'Re: Suivi — PAT-TROIS Dominique 28/03/1979'
    expect(await said({ subject: twice })).toBe(twice)
    // The letter to the patient is about the patient.
    expect(subject(await sent({ ...named, to: [patient], cc: [] }))).toBe('Suivi')
  })

  it('is urgent, asks whether it was read, and closes a conversation with a patient', async () => {
    const text = await sent({ isUrgent: true, asksReading: true })
    expect(text).toMatch(/^Importance: high\r$/m)
    expect(text).toMatch(/^Disposition-Notification-To: camille\.martin@medecin\.pli\.test\r$/m)
    expect(await sent({ to: [patient], cc: [], closes: true })).toMatch(/^X-MSS-MES: FIN\r$/m)
  })

  it('is not made without anybody, for what is no address, or to close what is no patient’s', () => {
    expect(() => letterOf({ ...draft, to: [], cc: [] })).toThrow('at least one recipient')
    const wrong = { name: '', address: 'pas une adresse' }
    expect(() => letterOf({ ...draft, cc: [wrong] })).toThrow('not a mail address')
    expect(() => letterOf({ ...draft, to: [patient], closes: true })).toThrow('with a patient')
  })
})

describe('an answer', () => {
  const asked: Answered = {
    ...{ messageId: '<b@x.test>', references: ['<a@x.test>'], from: zoe, replyTo: [] },
    ...{
      to: [camille, officine],
      cc: [patient],
      subject: 'RE : Re: Avis',
      text: 'Bonjour\n> hier\n',
    },
  }
  const own = [camille.address]
  const begin = (kind: 'reply' | 'reply-all' | 'forward', more: Partial<Answered> = {}) =>
    answerTo(kind, { ...asked, ...more }, { own, introduction: 'Zoé LÉGER a écrit :' })

  it('goes to its author, or to everybody but oneself', () => {
    expect(begin('reply')).toMatchObject({ to: [zoe], cc: [] })
    expect(begin('reply-all')).toMatchObject({ to: [zoe], cc: [officine, patient] })
    expect(begin('reply', { replyTo: [officine] })).toMatchObject({ to: [officine], cc: [] })
  })

  it('to one’s own message goes on with those it went to', () => {
    expect(begin('reply', { from: camille, to: [zoe] })).toMatchObject({ to: [zoe] })
    expect(begin('reply', { from: camille, to: [camille] })).toMatchObject({ to: [camille] })
  })

  it('keeps its thread and quotes what was shown', () => {
    const reply = begin('reply')
    expect(reply).toMatchObject({
      ...{ subject: 'Re: Avis', inReplyTo: '<b@x.test>' },
      references: ['<a@x.test>', '<b@x.test>'],
    })
    expect(reply.text).toBe('\n\nZoé LÉGER a écrit :\n> Bonjour\n>> hier')
    const many = Array.from({ length: 80 }, (_, at) => `<${at}@x.test>`)
    const { references } = begin('reply', { references: many })
    expect(references).toHaveLength(30)
    expect([references[0], references.at(-1)]).toEqual(['<0@x.test>', '<b@x.test>'])
  })

  it('passed on begins a thread of its own, to nobody yet', () => {
    expect(begin('forward')).toMatchObject({
      ...{ to: [], cc: [], subject: 'Tr: Avis', inReplyTo: null, references: [] },
    })
  })
})
