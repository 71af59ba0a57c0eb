/** What will be done to the letter end to end, in words, and how to have it otherwise. */

import { Button, LinkButton } from '../../parts/button.js'
import { fullWhen } from '../../parts/format.js'
import { Icon } from '../../parts/icon.js'
import { browserClock } from '../../platform/clock.js'
import { href } from '../../state/route.js'
import { useWords } from '../../state/words.js'
import { Choice } from './options.js'
import { isPatient, type LetterValue } from './letter.js'
import type { LetterProtection } from './use-protection.js'
import styles from './write.module.css'

export function Protection({
  letter,
  change,
  protection,
}: {
  readonly letter: LetterValue
  readonly change: (part: Partial<LetterValue>) => void
  readonly protection: LetterProtection
}) {
  const { t } = useWords()
  const { keys, canSign, plan, willSign, willSeal } = protection
  const sentences = useSentences(letter, protection)
  if (keys.known === undefined) return null
  return (
    <div className={styles['protection']}>
      <Icon name={willSeal ? 'lock' : willSign ? 'shield' : 'letter'} />
      <div className={styles['protectionWords']}>
        <p role="status">{sentences.join(' ')}</p>
        {!canSign && (
          <Button size="small" icon="key" onPress={() => void keys.unlock()}>
            {t('web.letters.make-keys')}
          </Button>
        )}
        {willSign && plan?.way === 'none' && plan.senderLacks && (
          <LinkButton size="small" icon="key" to={href('/cles')}>
            {t('web.letters.own-keys')}
          </LinkButton>
        )}
        {canSign && (
          <div className={styles['options']}>
            <Choice
              isSelected={letter.signs}
              onChange={(signs) => {
                change({ signs })
              }}
            >
              {t('web.letters.sign')}
            </Choice>
            {letter.signs && plan !== null && plan.way !== 'none' && (
              <Choice
                isSelected={letter.seals}
                onChange={(seals) => {
                  change({ seals })
                }}
              >
                {t('web.letters.seal')}
              </Choice>
            )}
          </div>
        )}
      </div>
    </div>
  )
}

/** What happens, what does not and why, and what will be asked. */
function useSentences(letter: LetterValue, protection: LetterProtection): readonly string[] {
  const { t, n, language } = useWords()
  const { canSign, isLocked, plan, willSign, willSeal } = protection
  if (!willSign) return [t(canSign ? 'web.letters.not-signed' : 'web.letters.unsigned')]
  const asked = isLocked ? [t('web.letters.phrase-asked')] : []
  if (willSeal) return [t('web.letters.signed-sealed'), ...asked]
  const professionals = [...letter.to, ...letter.cc].filter((one) => !isPatient(one))
  const lapsed = plan?.lapsed.find((one) => professionals.some((to) => to.address === one.address))
  if (lapsed) {
    const name = professionals.find(({ address }) => address === lapsed.address)?.name ?? ''
    const when = fullWhen(language, lapsed.at, browserClock.now())
    return [t('web.letters.signed'), t('web.letters.key-lapsed', { name, when }), ...asked]
  }
  const lacking = professionals.filter(({ address }) => plan?.lacking.includes(address))
  const [first] = lacking
  const why =
    plan === null || plan.way !== 'none' || !plan.someHave
      ? []
      : plan.senderLacks
        ? [t('web.letters.sender-lacks')]
        : first === undefined
          ? []
          : lacking.length === 1
            ? [t('web.letters.one-lacks', { name: first.name })]
            : [n('web.letters.some-lack', lacking.length)]
  return [t('web.letters.signed'), ...why, ...asked]
}
