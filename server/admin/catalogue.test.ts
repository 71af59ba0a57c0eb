/** The catalogue of the operator's commands: its lines say what the files say, and everything that changes can be rehearsed. */

import { describe, expect, it } from 'vitest'
import { userCommands } from '../../client/cli/index.js'
import { operatorCommands } from './index.js'

const all = await Promise.all(
  [...operatorCommands, ...userCommands].map(async (line) => ({
    line,
    command: await line.load(),
  })),
)

describe('the catalogue', () => {
  it('names each command and its summary as its file does', () => {
    for (const { line, command } of all) {
      if ('aliasOf' in line) expect(command.name).toBe(line.aliasOf)
      else expect([line.name, line.summary]).toEqual([command.name, command.summary])
    }
  })

  it('names no command twice', () => {
    const names = all.map(({ line }) => line.name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('lets everything that changes be rehearsed', () => {
    // They copy something out, fetch what is published, or repair what was looked at first.
    const without = new Set(['export', 'keys export', 'trust refresh', 'store check'])
    for (const { line, command } of all) {
      const changes = command.role !== 'auditor' && command.role !== 'anybody'
      if (changes && !without.has(line.name))
        expect([line.name, Object.keys(command.options)]).toEqual([
          line.name,
          expect.arrayContaining(['dryRun']),
        ])
    }
  })

  it('says where the data is whenever a role is asked for, and can answer in JSON', () => {
    for (const { line, command } of all) {
      if (command.role === 'anybody') continue
      expect([line.name, Object.keys(command.options)]).toEqual([
        line.name,
        expect.arrayContaining(['data', 'json', 'admin', 'why']),
      ])
    }
  })
})
