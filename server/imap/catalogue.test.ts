/** The catalogues: what is announced can be served, and every failure has an answer. */

import { describe, expect, it } from 'vitest'
import { Fault, faultKinds, limits } from '../base/index.js'
import { capabilitiesOf } from './capabilities.js'
import { permits, type Phase } from './command.js'
import { commands, findCommand } from './commands/index.js'
import { extensions } from './extensions/index.js'
import { fetchItems } from './items/fetch/index.js'
import { searchKeys } from './items/search/index.js'
import { statusItems } from './items/status/index.js'
import { formatReply, oneLine, replyTo } from './replies.js'

const phases: Phase[] = ['clear', 'not-authenticated', 'authenticated', 'selected']
const off = { passwordLogin: false }

describe('catalogues', () => {
  it('name every entry once, and its standard', () => {
    for (const entries of [commands, extensions, fetchItems, searchKeys, statusItems]) {
      const names = entries.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      for (const { spec } of entries) expect(spec).toMatch(/^RFC \d+ §[\dA]/)
    }
  })

  it('find commands in any case, and only by name', () => {
    expect(findCommand('fetch')?.name).toBe('FETCH')
    expect(findCommand('constructor')).toBeUndefined()
  })

  it('let nothing but the start of TLS happen in clear', () => {
    const possible = commands.filter((command) => permits(command, 'clear'))
    const names = possible.map(({ name }) => name).sort()
    expect(names).toEqual(['CAPABILITY', 'ID', 'LOGOUT', 'NOOP', 'STARTTLS'])
  })
})

const offered = (phase: Phase, settings = off): readonly string[] =>
  capabilitiesOf({ phase, settings, limits: { ...limits, messageBytes: 1234 } })

describe('capabilities', () => {
  it('are computed from phase and settings', () => {
    expect(offered('clear')).toContain('STARTTLS')
    expect(offered('clear')).not.toContain('AUTH=EXTERNAL')
    expect(offered('not-authenticated')).toContain('LOGINDISABLED')
    expect(offered('not-authenticated', { passwordLogin: true })).toContain('AUTH=PLAIN')
    expect(offered('authenticated')).toEqual(expect.arrayContaining(['IDLE', 'MOVE']))
    expect(offered('authenticated')).not.toContain('AUTH=EXTERNAL')
    // What this listener takes, not what others do.
    expect(offered('authenticated')).toContain('APPENDLIMIT=1234')
  })

  it('never repeat a keyword', () => {
    for (const phase of phases) {
      const keywords = offered(phase)
      expect(new Set(keywords).size).toBe(keywords.length)
    }
  })
})

describe('replies', () => {
  it('answer every kind of failure', () => {
    for (const kind of faultKinds) {
      const line = formatReply('t', replyTo(new Fault(kind, 'x')))
      expect(line).toMatch(/^t (NO|BAD) (\[[A-Z]+\] )?x\r\n$/)
    }
  })

  it('use the command’s own code, and NO when a value is at fault', () => {
    expect(replyTo(new Fault('not-found', 'x'), { 'not-found': 'TRYCREATE' }).code).toBe(
      'TRYCREATE',
    )
    expect(replyTo(new Fault('syntax', 'x'), { syntax: 'CANNOT' }).status).toBe('NO')
  })

  it('hold no line break, no 8-bit character and no false code', () => {
    expect(oneLine('été\r\n* OK ’x’')).toBe("ete * OK 'x'")
    expect(oneLine('[ALERT] x')).toBe('Error [ALERT] x')
    expect(oneLine('')).toBe('Error')
  })
})
