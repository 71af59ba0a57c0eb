/** The configuration: what is written is read, what is wrong is named, secrets are for their owner alone. */

import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { limits, SaidFault, systemRandom } from '../base/index.js'
import {
  configText,
  expectDomain,
  loadConfig,
  loadMasterKey,
  newMasterKeyText,
  parseConfig,
  parseEndpoint,
  pathsOf,
  printEndpoint,
  writeWhole,
} from './index.js'

const root = mkdtempSync(join(tmpdir(), 'pli-config-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('pli.toml', () => {
  it('is read as init writes it', () => {
    const config = parseConfig(configText('mail.test', ['a.test', 'b.test']))
    expect(config).toMatchObject({
      hostName: 'mail.test',
      domains: ['a.test', 'b.test'],
      passwordLogin: false,
    })
    expect(config.listen.submission).toEqual({ host: '127.0.0.1', port: 4465 })
    expect(config.messageBytes.submission).toBe(limits.messageBytes)
  })

  it('has a limit for all, and one for a listener of its own', () => {
    const config = parseConfig(
      'domains = ["a.test"]\n[limits]\nmessage_bytes = 5000\nimap_message_bytes = 7000',
    )
    expect(config.messageBytes).toEqual({
      submission: 5000,
      submissionStarttls: 5000,
      imap: 7000,
      imapStarttls: 5000,
    })
  })

  it.each([
    ['domains = []', /at least one/],
    ['domains = ["a.test"', /cannot be read/],
    ['domains = ["nodot"]', /not a mail domain/],
    ['domains = ["a.test"]\nport = 3', /unknown key "port"/],
    ['domains = ["a.test"]\n[listen]\nsmtp = "x"', /unknown key "listen.smtp"/],
    ['domains = ["a.test"]\n[listen]\nimap = "127.0.0.1"', /HOST:PORT/],
    ['domains = ["a.test"]\n[listen]\nimap = 993', /must be a string/],
    ['domains = ["a.test"]\n[limits]\nmessage_bytes = 1', /from 1024/],
    ['domains = ["a.test"]\n[limits]\nmessage_bytes = 99999999999', /from 1024/],
    ['domains = ["a.test"]\n[imap]\npassword_login = "yes"', /must be a boolean/],
  ])('refuses %j, naming what is wrong', (text, message) => {
    expect(() => parseConfig(text)).toThrow(message)
  })

  it('is missing from what is no data directory', () => {
    expect(() => loadConfig(pathsOf(join(root, 'nothing')))).toThrow(/pli init/)
  })
})

describe('addresses', () => {
  it('are read and printed', () => {
    for (const text of ['127.0.0.1:25', '[::1]:0', 'localhost:65535'])
      expect(printEndpoint(parseEndpoint(text))).toBe(text)
    for (const bad of ['', ':1', 'a', 'a:', 'a:x', 'a:65536', '::1:25', '[::1]'])
      expect(() => parseEndpoint(bad)).toThrow(/HOST:PORT/)
    expect(expectDomain('A.Test')).toBe('a.test')
  })
})

describe('secrets', () => {
  it('are written for their owner, whole', () => {
    const file = join(root, 'secret')
    writeWhole(file, 'one')
    writeWhole(file, 'two')
    expect(readFileSync(file, 'utf8')).toBe('two')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('give the same master key again, and a sentence for each way they fail', () => {
    const file = join(root, 'master.key')
    writeWhole(file, newMasterKeyText(systemRandom))
    expect(loadMasterKey(file, systemRandom).id).toBe(loadMasterKey(file, systemRandom).id)
    const fault = (change: () => void): SaidFault => {
      change()
      try {
        loadMasterKey(file, systemRandom)
      } catch (error) {
        if (error instanceof SaidFault) return error
      }
      throw new Error('it was taken')
    }
    expect(fault(() => chmodSync(file, 0o640)).in('fr')).toMatch(/chmod 600/)
    chmodSync(file, 0o600)
    expect(fault(() => writeFileSync(file, 'nonsense'))).toMatchObject({ kind: 'corrupt' })
    expect(fault(() => rmSync(file))).toMatchObject({ kind: 'not-found' })
  })
})
