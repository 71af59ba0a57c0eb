/** Output: few writes, bytes in order, and a promise when the peer is slow. */

import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { Output } from './output.js'

class Sink extends Writable {
  readonly writes: Buffer[] = []
  #pending: (() => void)[] = []
  constructor(readonly slow = false) {
    super({ highWaterMark: 100_000 })
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.writes.push(chunk)
    if (this.slow) this.#pending.push(done)
    else done()
  }
  release(): void {
    for (const done of this.#pending.splice(0)) done()
  }
  get text(): string {
    return Buffer.concat(this.writes).toString()
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('Output', () => {
  it('gathers what is written in one turn into one write', async () => {
    const sink = new Sink()
    const output = new Output(sink)
    for (let i = 0; i < 100; i++) void output.write(`* ${i} line é\r\n`)
    expect(sink.writes).toHaveLength(0)
    await turn()
    expect(sink.writes).toHaveLength(1)
    expect(sink.text.split('\r\n')).toHaveLength(101)
  })

  it('keeps text, small and large buffers in order', async () => {
    const sink = new Sink()
    const output = new Output(sink)
    const large = Buffer.alloc(20_000, 'L')
    void output.write('a')
    void output.write(Buffer.from('b'))
    void output.write('c')
    void output.write(large)
    void output.write(Buffer.from('d'))
    void output.write('e')
    await turn()
    expect(sink.text).toBe(`abc${large.toString()}de`)
  })

  it('asks to wait while the sink is full, and lets go when it drains', async () => {
    const sink = new Sink(true)
    const output = new Output(sink)
    const wait = output.write(Buffer.alloc(200_000))
    expect(wait).toBeInstanceOf(Promise)
    let released = false
    void wait?.then(() => (released = true))
    await turn()
    expect(released).toBe(false)
    sink.release()
    await wait
    expect(released).toBe(true)
  })

  it('lets go of whoever waits when the sink closes', async () => {
    const sink = new Sink(true)
    const output = new Output(sink)
    const wait = output.write(Buffer.alloc(200_000))
    sink.destroy()
    await wait
    expect(output.write('late')).toBeUndefined()
  })
})
