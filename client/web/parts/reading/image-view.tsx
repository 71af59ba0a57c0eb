/** A picture of a message, drawn by the browser from its bytes: kinds that hold no script and fetch nothing. */

import { useEffect, useState } from 'react'
import { useWords } from '../../state/words.js'
import styles from './reading.module.css'

/** By their first octets: what a message calls an image may be something else. */
const kinds: readonly (readonly [type: string, first: readonly number[], at: number])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47], 0],
  ['image/jpeg', [0xff, 0xd8, 0xff], 0],
  ['image/gif', [0x47, 0x49, 0x46, 0x38], 0],
  ['image/webp', [0x57, 0x45, 0x42, 0x50], 8],
]

/** The type of a picture that can be drawn safely; undefined for any other file, SVG among them. */
export const pictureType = (bytes: Uint8Array): string | undefined =>
  kinds.find(([, first, at]) => first.every((octet, index) => bytes[at + index] === octet))?.[0]

export function ImageView({
  bytes,
  name,
}: {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly name: string
}) {
  const { t } = useWords()
  const [url, setUrl] = useState<string>()
  const type = pictureType(bytes)
  useEffect(() => {
    if (type === undefined) return undefined
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type }))
    setUrl(made)
    return () => {
      URL.revokeObjectURL(made)
    }
  }, [bytes, type])
  if (type === undefined) return <p className={styles['remark']}>{t('web.reading.no-picture')}</p>
  return url === undefined ? null : (
    <img
      src={url}
      alt={name === '' ? t('web.reading.picture') : name}
      className={styles['picture']}
    />
  )
}
