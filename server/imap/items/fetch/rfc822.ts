/** The three older names of sections, RFC 3501 §6.4.5. */

import { writeSection } from './body.js'
import type { FetchItem } from './item.js'
import type { Section } from './section.js'

function older(name: string, marksSeen: boolean, section: Section): FetchItem {
  const write = (message: Parameters<typeof writeSection>[0]) =>
    writeSection(message, name, section)
  return { name, spec: 'RFC 3501 §6.4.5', read: () => ({ needs: 'message', marksSeen, write }) }
}

export const rfc822 = older('RFC822', true, { path: [] })
export const rfc822Header = older('RFC822.HEADER', false, { path: [], text: 'HEADER' })
export const rfc822Text = older('RFC822.TEXT', true, { path: [], text: 'TEXT' })
