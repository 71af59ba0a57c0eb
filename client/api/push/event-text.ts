/** Server-sent events out of the octets of a stream (WHATWG HTML §9.2.6), bounded: an event of ours is small. */

export interface StreamEvent {
  readonly name: string
  readonly data: string
}

const maxEvent = 256 * 1024

/** The events of a stream, comments as events without a name. Throws RangeError when one is longer than any of ours. */
export async function* eventsOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of pieces) {
    text += decoder.decode(piece, { stream: true }).replace(/\r\n?/g, '\n')
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    if (text.length > maxEvent) throw new RangeError('an event is too long')
    for (const block of blocks) yield eventOf(block)
  }
}

function eventOf(block: string): StreamEvent {
  let name = ''
  const data: string[] = []
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    if (field === 'event') name = value
    else if (field === 'data') data.push(value)
  }
  return { name, data: data.join('\n') }
}
