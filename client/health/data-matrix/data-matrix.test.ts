import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataMatrix, matrixPng } from './index.js'

const hasReader = spawnSync('dmtxread', ['--version']).error === undefined

describe('a 2D code', () => {
  it('is a square with the two solid edges of a Data Matrix', () => {
    const { size, modules } = dataMatrix('ESSAI0000000000001')
    expect(modules).toHaveLength(size * size)
    for (let at = 0; at < size; at++) {
      expect(modules[at * size]).toBe(1)
      expect(modules[(size - 1) * size + at]).toBe(1)
    }
  })

  it.each(['', 'é', 'a\n', 'x'.repeat(65)])('is not made of %j', (text) => {
    expect(() => dataMatrix(text)).toThrow(/2D/)
  })

  it.skipIf(!hasReader)('is read by dmtxread (dmtx-utils) from its picture', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pli-code-'))
    try {
      const file = join(folder, 'code.png')
      writeFileSync(file, matrixPng(dataMatrix('ESSAI0123456789ABC'), 6))
      const read = execFileSync('dmtxread', ['-N1', file], { encoding: 'utf8' })
      expect(read.trim()).toBe('ESSAI0123456789ABC')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
