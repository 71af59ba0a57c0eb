/** Command lines: what runs, what help says, and which exit code and sentence a failure gets. */

import { describe, expect, it } from 'vitest'
import { Readable } from 'node:stream'
import { Fault, PhrasedFault, SaidFault, type Language } from '../../server/base/index.js'
import { command, type Command } from './command.js'
import { userCommands } from './commands/index.js'
import { Memory, pli } from './gateway.case.js'
import { runCli } from './run.js'

const probe = command({
  name: 'probe now',
  summary: 'cmd.inbox',
  role: 'anybody',
  options: {
    as: { summary: 'cli.as', value: 'DIR', required: true },
    toWhom: { summary: 'send.to', value: 'A', many: true },
    colour: { summary: 'send.text', value: 'C', choices: ['rouge', 'bleu'], fallback: 'bleu' },
    loud: { summary: 'cli.json' },
    noCopy: { summary: 'send.noCopy' },
  },
  arguments: {
    what: { summary: 'read.uid', value: 'WHAT', required: true },
    more: { summary: 'read.uid', value: 'MORE', many: true },
  },
  async run({ options, arguments: words, output }) {
    output.json({ ...options, ...words })
  },
})

const failing = (name: string, error: unknown): Command =>
  command({
    name,
    summary: 'cmd.inbox',
    role: 'anybody',
    async run() {
      throw error
    },
  })

async function run(
  argv: string[],
  commands: readonly Command[],
  language: Language = 'fr',
  debug = false,
) {
  const [out, err] = [new Memory(), new Memory()]
  const code = await runCli({
    ...{ commands, argv, language, out, err, debug },
    groups: { probe: 'cmd.read' },
    input: Readable.from([]),
    colour: false,
    version: '1.2.3',
  })
  return { code, out: out.text, err: err.text }
}

describe('parsing', () => {
  it('gives each option and argument its kind of value', async () => {
    const full = await run(
      [
        'probe',
        'now',
        'x',
        'y',
        'z',
        '--as',
        'd',
        '--to-whom',
        'a',
        '--to-whom',
        'b',
        '--loud',
        '--no-copy',
      ],
      [probe],
    )
    expect(JSON.parse(full.out)).toEqual({
      ...{ as: 'd', toWhom: ['a', 'b'], colour: 'bleu', loud: true, noCopy: true },
      ...{ what: 'x', more: ['y', 'z'] },
    })
    const bare = await run(['probe', 'now', 'x', '--as', 'd'], [probe])
    expect(JSON.parse(bare.out)).toMatchObject({ toWhom: [], loud: false, noCopy: false })
  })

  it.each([
    [['probe', 'now', 'x'], 'L’option --as est obligatoire.'],
    [['probe', 'now', '--as', 'd'], 'Argument manquant : WHAT.'],
    [['probe', 'now', 'x', '--as'], 'L’option --as attend une valeur.'],
    [
      ['probe', 'now', 'x', '--as', 'd', '--colour', 'vert'],
      'Valeur refusée pour --colour ; au choix : rouge, bleu.',
    ],
    [
      ['probe', 'now', 'x', '--as', 'd', '--az'],
      'Option inconnue : --az. Vouliez-vous dire --as ?',
    ],
    [['porbe'], 'Commande inconnue : porbe. Vouliez-vous dire probe ?'],
    [['probe', 'later'], 'Commande inconnue : later.'],
  ])('%j is a usage error', async (argv, sentence) => {
    const { code, err, out } = await run(argv, [probe])
    expect(err.split('\n')[0]).toBe(sentence)
    expect(err).toMatch(/Voir : pli( probe)?( now)? --help/)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })
})

describe('help', () => {
  it('is in the reader’s language', async () => {
    const french = await pli(['send', '--help'])
    expect(french.out.text).toContain('Utilisation : pli send [options] [-]')
    expect(french.out.text).toContain('Options :')
    expect(french.out.text).toContain('destinataire ; répétable')
    const english = await pli(['--help'], { language: 'en' })
    expect((await pli(['--help'])).out.text).toContain('pli [options] [commande]')
    expect(english.out.text).toContain('Your mail:')
    expect(english.out.text).not.toMatch(/afficher|Utilisation/)
    expect([french.code, english.code]).toEqual([0, 0])
  })

  it('is there for every command and group', async () => {
    for (const { name } of userCommands) {
      const { code, out } = await pli([name, '--help'])
      expect(code).toBe(0)
      expect(out.text).toContain('--help')
    }
    expect((await run(['probe', '--help'], [probe])).out).toContain('now')
  })

  it('answers a line that names nothing, as an error', async () => {
    const { code, err } = await run([], [probe])
    expect(code).toBe(2)
    expect(err).toContain('probe')
    expect((await run(['probe'], [probe])).err).toContain('now')
  })

  it('knows its version', async () => {
    expect(await run(['--version'], [probe])).toMatchObject({ code: 0, out: '1.2.3\n' })
  })
})

describe('failures', () => {
  it('are one sentence in the reader’s language, exit code 1', async () => {
    const fault = new PhrasedFault('too-large', 'mail.tooLarge', {
      size: { bytes: 2048 },
      limit: { bytes: 1 },
    })
    expect(await run(['x'], [failing('x', fault)])).toEqual({
      code: 1,
      out: '',
      err: 'Le message ferait 2,0 Kio ; la limite est de 1 o.\n',
    })
    const said = new SaidFault('not-found', 'read.unknown', { uid: 3 })
    expect((await run(['x'], [failing('x', said)], 'en')).err).toBe(
      'No message has the number 3.\n',
    )
    const plain = new Fault('denied', 'no\u001b[2J way')
    expect((await run(['x'], [failing('x', plain)])).err).toBe('no way\n')
  })

  it('show a bug only to whoever debugs', async () => {
    const bug = new TypeError('secret detail', { cause: new Error('deeper') })
    const shown = await run(['x'], [failing('x', bug)])
    expect(shown.code).toBe(1)
    expect(shown.err).toContain('erreur de programme')
    expect(shown.err).not.toContain('secret detail')
    const debugged = await run(['x'], [failing('x', bug)], 'fr', true)
    expect(debugged.err).toMatch(/TypeError: secret detail[^]*<- Error: deeper/)
  })

  it('are none when the reader of our output went away', async () => {
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
    expect(await run(['x'], [failing('x', gone)])).toEqual({ code: 0, out: '', err: '' })
  })
})
