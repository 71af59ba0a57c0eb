/** The FETCH items answered from what is in clear: no message is opened for them. */

import { dateTime, flagList } from '../../wire/encode.js'
import { metaItem } from './item.js'

export const flags = metaItem('FLAGS', 'RFC 9051 §7.5.2', ({ meta, recent }) =>
  flagList(meta, recent),
)
export const uid = metaItem('UID', 'RFC 9051 §7.5.2', ({ meta }) => `${meta.uid}`)
export const size = metaItem('RFC822.SIZE', 'RFC 9051 §7.5.2', ({ meta }) => `${meta.sizeBytes}`)
export const internalDate = metaItem('INTERNALDATE', 'RFC 9051 §7.5.2', ({ meta }) =>
  dateTime(meta.internalDate),
)
