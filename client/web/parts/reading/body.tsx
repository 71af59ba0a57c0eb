/** The text of a message: HTML in its frame, or plain text; the pictures inside it come from the message alone. */

import { useEffect, useState } from 'react'
import type { EmailBodyPart, EmailFull } from '../../../api/index.js'
import { useAccount } from '../../state/jmap.js'
import { HtmlLetter } from '../safe/html-letter.js'
import { PlainLetter } from '../safe/plain-letter.js'
import { pictureType } from './image-view.js'

const mostPictures = 40
const maxPictureBytes = 4 * 1024 * 1024

/** All parts, containers too. */
export function partsOf(part: EmailBodyPart): readonly EmailBodyPart[] {
  return [part, ...(part.subParts ?? []).flatMap(partsOf)]
}

export function Body({ email }: { readonly email: EmailFull }) {
  const [first] = email.htmlBody
  const value = first?.partId == null ? undefined : email.bodyValues[first.partId]?.value
  const cids = usePictures(email, first?.type === 'text/html' ? (value ?? '') : '')
  if (first?.type === 'text/html' && value !== undefined)
    return cids ? <HtmlLetter html={value} cids={cids} /> : null
  const text = email.textBody
    .flatMap(({ partId, type }) =>
      partId === null || !type.startsWith('text/') ? [] : [email.bodyValues[partId]?.value ?? ''],
    )
    .join('\n')
  return <PlainLetter text={text} />
}

const toDataUrl = (bytes: Uint8Array, type: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '')
    }
    reader.onerror = () => {
      reject(new Error('the picture could not be read'))
    }
    reader.readAsDataURL(new Blob([bytes.slice()], { type }))
  })

/** The pictures that the letter names by Content-ID, as data: addresses; undefined while they come. */
function usePictures(email: EmailFull, html: string): ReadonlyMap<string, string> | undefined {
  const account = useAccount()
  const [found, setFound] = useState<{ id: string; cids: ReadonlyMap<string, string> }>()
  const wanted = /\bcid:/i.test(html)
  useEffect(() => {
    if (!wanted) return undefined
    const leaving = new AbortController()
    const parts = partsOf(email.bodyStructure)
      .filter(({ cid, blobId, size }) => cid !== null && blobId !== null && size < maxPictureBytes)
      .slice(0, mostPictures)
    const load = async ({
      cid,
      blobId,
    }: EmailBodyPart): Promise<readonly [string, string] | null> => {
      try {
        const bytes = await account.download(blobId ?? '', { signal: leaving.signal })
        const type = pictureType(bytes)
        return type === undefined ? null : [cid ?? '', await toDataUrl(bytes, type)]
      } catch {
        return null
      }
    }
    void Promise.all(parts.map(load)).then((pairs) => {
      if (leaving.signal.aborted) return
      setFound({ id: email.id, cids: new Map(pairs.filter((pair) => pair !== null)) })
    })
    return () => {
      leaving.abort()
    }
  }, [account, email.id, wanted])
  if (!wanted) return none
  return found?.id === email.id ? found.cids : undefined
}

const none: ReadonlyMap<string, string> = new Map()
