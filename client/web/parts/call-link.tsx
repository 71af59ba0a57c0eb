/** A telephone number that calls where the device can, and is read where it cannot. */

import { useWords } from '../state/words.js'
import { phoneLink, phoneText } from './format.js'

export function CallLink({ phone }: { readonly phone: string }) {
  const { t } = useWords()
  const to = phoneLink(phone)
  const said = t('web.parts.call', { phone: phoneText(phone) })
  return to === undefined ? <span>{said}</span> : <a href={to}>{said}</a>
}
