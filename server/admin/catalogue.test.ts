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
})
