/** The medicines that the gateway has, fetched once, kept by the browser, searched here as one types. */

import { indexMedicines, parseMedicines, type MedicineIndex } from '../../../health/index.js'

const cacheName = 'pli-medicines'
const path = '/medicines'

/** None: names are then taken as typed. */
export const noMedicines: MedicineIndex = indexMedicines([])

let known: Promise<MedicineIndex> | undefined

/**
 * The index, made once a visit: from the gateway, which says in a word when nothing changed, else from what was kept. They
 * are public, and so are kept in clear.
 */
export function openMedicines(): Promise<MedicineIndex> {
  known ??= load().catch(() => {
    // Asked again by the next page: the connection may be back.
    known = undefined
    return noMedicines
  })
  return known
}

async function load(): Promise<MedicineIndex> {
  const text = await fresh()
  return text === null ? noMedicines : indexMedicines(parseMedicines(text))
}

async function fresh(): Promise<string | null> {
  const kept = await keptAnswer()
  const tag = kept?.headers.get('etag')
  try {
    const answer = await fetch(path, { headers: tag == null ? {} : { 'if-none-match': tag } })
    if (answer.status === 304 && kept) return await kept.text()
    if (answer.ok) {
      await keep(answer.clone())
      return await answer.text()
    }
    return answer.status === 404 ? null : ((await kept?.text()) ?? null)
  } catch (error) {
    if (kept) return kept.text()
    throw error
  }
}

const keptAnswer = async (): Promise<Response | undefined> =>
  'caches' in globalThis ? (await caches.open(cacheName)).match(path) : undefined

async function keep(answer: Response): Promise<void> {
  if ('caches' in globalThis) await (await caches.open(cacheName)).put(path, answer)
}
