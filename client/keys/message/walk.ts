/** Going through a message from outside in: layers opened one by one, and for every part the layers around it. */

import type { Reason } from '../../verdict/index.js'
import { examineLimits } from './limits.js'
import type { ExamineContext, Layer, Leaf, Node } from './model.js'
import { notOpened, openLayer, type Layered, type Opened } from './open-layer.js'
import { recognise } from './recognise.js'
import { headerFlaws, senderOf } from './sender.js'
import { childOf, decoded, fileNameOf, openSource, rawOf, typeOf, type Entity } from './source.js'

/** A leaf before it is known which layers count. */
export type FoundLeaf = Omit<Leaf, 'signed' | 'encrypted'>

/** Where the walk stands. */
interface Place {
  readonly path: string
  readonly coveredBy: readonly number[]
  /** Nothing but layers is around. */
  readonly isOfMessage: boolean
  readonly isForwarded: boolean
  readonly depth: number
  /** The author of the message that this is a part of. */
  readonly address: string | null
}

export class Walk {
  readonly layers: Layer[] = []
  readonly leaves: FoundLeaf[] = []
  /** Of the structure itself. */
  readonly reasons: Reason[] = []
  /** What is inside the layers of the message. */
  payload: Entity | null = null
  readonly #context: ExamineContext
  #openedBytes = 0

  constructor(context: ExamineContext) {
    this.#context = context
  }

  start(root: Entity): Promise<Node> {
    const { address } = senderOf(root)
    const place = { path: '1', coveredBy: [], isForwarded: false, depth: 0 }
    return this.#entity(root, { ...place, isOfMessage: true, address })
  }

  async #entity(entity: Entity, place: Place): Promise<Node> {
    if (!place.isForwarded) this.reasons.push(...headerFlaws(entity, place.path === '1'))
    const found = await recognise(entity, place.isOfMessage)
    if (found?.type === 'malformed') {
      if (!place.isForwarded) this.#malformed(found.what)
    } else if (found?.type === 'compressed') return this.#compressed(entity, found.inside, place)
    else if (found) return this.#layer(entity, found, place)
    if (place.isOfMessage) this.payload = entity
    return this.#plain(entity, { ...place, isOfMessage: false })
  }

  #malformed(what: string): void {
    this.reasons.push({ level: 'red', name: 'layer-malformed', values: { what } })
  }

  async #compressed(entity: Entity, inside: Buffer, place: Place): Promise<Node> {
    this.#openedBytes += inside.length
    const isTooMuch =
      place.depth >= examineLimits.depth || this.#openedBytes > examineLimits.openedBytes
    if (isTooMuch) this.#tooMuch()
    const inner = { ...below(place, 1), depth: place.depth + 1 }
    const children = isTooMuch ? [] : [await this.#entity(openSource(inside), inner)]
    return { path: place.path, contentType: typeOf(entity), layer: null, children }
  }

  async #plain(entity: Entity, place: Place): Promise<Node> {
    const { parts, message } = entity.part
    const children: Node[] = []
    for (const [index, part] of (parts ?? []).entries())
      children.push(await this.#entity(childOf(entity, part), below(place, index + 1)))
    if (message) {
      const inner = childOf(entity, message.root)
      const { address } = senderOf(inner)
      children.push(await this.#entity(inner, { ...below(place, 1), isForwarded: true, address }))
    }
    if (!parts && !message) this.#leaf(entity, place, true)
    return { path: place.path, contentType: typeOf(entity), layer: null, children }
  }

  async #layer(entity: Entity, layer: Layered, place: Place): Promise<Node> {
    const index = this.layers.length
    const node = { path: place.path, contentType: typeOf(entity), layer: index }
    const about = {
      path: place.path,
      isOfMessage: place.isOfMessage,
      isForwarded: place.isForwarded,
    }
    const opened = await this.#open(layer, place)
    this.layers.push({
      ...{ type: layer.type, ...about },
      assurance: opened.signed?.assurance ?? null,
      signatures: opened.signed?.signatures ?? [],
      opening: opened.opening,
    })
    const inner: Place = {
      ...below(place, 1),
      coveredBy: [...place.coveredBy, index],
      depth: place.depth + 1,
    }
    if (opened.inside === null) {
      this.#leaf(entity, { ...inner, path: place.path }, false)
      return { ...node, children: [] }
    }
    const children = [await this.#entity(openSource(opened.inside), inner)]
    if ('signature' in layer) {
      const beside = { ...below(place, 2), isOfMessage: false }
      this.#leaf(layer.signature, beside, false)
      const contentType = typeOf(layer.signature)
      children.push({ path: beside.path, contentType, layer: null, children: [] })
    }
    return { ...node, children }
  }

  async #open(layer: Layered, place: Place): Promise<Opened> {
    const closed: Opened = { signed: null, opening: notOpened('not-opened'), inside: null }
    const isEnvelope = layer.type === 'smime-encrypted' || layer.type === 'openpgp-encrypted'
    // What is opened beside other content could be carried off by it, or quoted unseen (EFAIL, CVE-2017-17688).
    if (isEnvelope && !place.isOfMessage) return closed
    if (this.layers.length >= examineLimits.layers || place.depth >= examineLimits.depth)
      return this.#tooMuch()
    const opened = await openLayer(layer, { address: place.address, context: this.#context })
    this.#openedBytes += opened.inside?.length ?? 0
    return this.#openedBytes > examineLimits.openedBytes ? this.#tooMuch() : opened
  }

  #tooMuch(): Opened {
    this.reasons.push({ level: 'red', name: 'too-complex' })
    return { signed: null, opening: null, inside: null }
  }

  #leaf(entity: Entity, { path, coveredBy }: Place, visible: boolean): void {
    const { part } = entity
    this.leaves.push({
      ...{ path, coveredBy, visible },
      contentType: typeOf(entity),
      fileName: fileNameOf(entity),
      disposition: part.disposition?.type ?? null,
      raw: rawOf(entity),
      decode: () => decoded(entity),
    })
  }
}

const below = (place: Place, index: number): Place => ({ ...place, path: `${place.path}.${index}` })
