/** Addressees chosen out of the directory while their name is typed: people as tokens, addresses one press deeper. */

import { useId, useMemo, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Tag,
  TagGroup,
  TagList,
  type Key,
} from 'react-aria-components'
import type { DirectoryEntry, PeopleQuestion } from '../../../gateway/index.js'
import { usePeople, useRecent } from '../../state/directory.js'
import { useWords } from '../../state/words.js'
import { cx } from '../cx.js'
import { Icon } from '../icon.js'
import {
  choicesFor,
  pastedAddresses,
  typedAddress,
  type Choice,
  type Correspondent,
} from './choices.js'
import styles from './person-picker.module.css'

export interface PersonPickerProps {
  readonly label: string
  readonly value: readonly Correspondent[]
  readonly onChange: (value: readonly Correspondent[]) => void
  /** `pharmacies` finds these alone. */
  readonly scope?: NonNullable<PeopleQuestion['scope']>
  /** How many may be chosen; any number when left out. */
  readonly most?: number
  readonly placeholder?: string
  readonly autoFocus?: boolean
  /** What is wrong, in words; marks the field. */
  readonly error?: string | undefined
}

/** A field of addressees. Arrow keys and Enter choose, Backspace takes the last one back, a typed address counts too. */
export function PersonPicker(props: PersonPickerProps) {
  const {
    label,
    value,
    scope = 'all',
    most = Infinity,
    placeholder,
    autoFocus = false,
    error,
  } = props
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const found = usePeople(typed, { scope })
  const errorId = useId()
  const choices = useChoices(typed, found.entries, value)
  const only = choices.length === 1 ? (choices[0]?.correspondent ?? null) : null
  const { add, onKeyDown, onPaste } = useEditing({ ...props, most, only }, typed, setTyped)
  const choose = (key: Key | null): void => {
    const picked = choices.find((one) => one.key === key)?.correspondent
    if (picked) add([picked])
  }
  return (
    <div className={cx(styles['picker'], error !== undefined && styles['wrong'])}>
      {/* Beside the box, not in it: react-aria would take the tokens for the options. */}
      <Chosen {...props} />
      <ComboBox
        className={styles['box'] ?? ''}
        inputValue={typed}
        onInputChange={setTyped}
        items={choices}
        selectedKey={null}
        onSelectionChange={choose}
        defaultFilter={() => true}
        menuTrigger="input"
        allowsCustomValue
        // Open from the first letter: a list that is empty then would not open when the answer comes.
        allowsEmptyCollection={typed.trim() !== ''}
        isInvalid={error !== undefined}
      >
        <Label className={styles['label'] ?? ''}>{label}</Label>
        <div className={styles['line']}>
          {value.length < most && (
            <Input
              className={styles['input'] ?? ''}
              {...(placeholder !== undefined && value.length === 0 && { placeholder })}
              autoFocus={autoFocus}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
              onBlur={() => {
                const address = typedAddress(typed)
                if (address) add([address])
              }}
              {...(error !== undefined && { 'aria-describedby': errorId })}
            />
          )}
        </div>
        <Popover className={styles['popover'] ?? ''} offset={6}>
          <ListBox<Choice>
            className={styles['list'] ?? ''}
            renderEmptyState={() => (
              <p className={styles['none']}>
                {found.state === 'searching' || found.state === 'idle'
                  ? '…'
                  : found.state === 'failed'
                    ? t('web.letters.directory-silent')
                    : t('web.letters.nobody-found')}
              </p>
            )}
          >
            {(choice) => <Option choice={choice} />}
          </ListBox>
        </Popover>
      </ComboBox>
      {error !== undefined && (
        <p id={errorId} className={styles['error']} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

/** Whom to offer for what was typed; nobody before the first letter. */
function useChoices(
  typed: string,
  entries: readonly DirectoryEntry[],
  chosen: readonly Correspondent[],
): readonly Choice[] {
  const recent = useRecent()
  return useMemo(
    () => (typed.trim() === '' ? [] : choicesFor({ typed, entries, recent, chosen })),
    [typed, entries, recent, chosen],
  )
}

/** Keys and pasting of the field. */
function useEditing(
  {
    value,
    onChange,
    most,
    only,
  }: Pick<PersonPickerProps, 'value' | 'onChange'> & {
    readonly most: number
    /** What Enter alone takes: never one among several. */
    readonly only: Correspondent | null
  },
  typed: string,
  setTyped: (typed: string) => void,
) {
  const add = (people: readonly Correspondent[]): void => {
    const known = new Set(value.map(({ address }) => address))
    onChange([...value, ...people.filter(({ address }) => !known.has(address))].slice(0, most))
    setTyped('')
  }
  return {
    add,
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey) return
      if (event.key === 'Backspace' && typed === '' && value.length > 0)
        onChange(value.slice(0, -1))
      const ends = event.key === 'Enter' || event.key === ',' || event.key === ';'
      const isWalking = event.currentTarget.hasAttribute('aria-activedescendant')
      const sole = event.key === 'Enter' && !isWalking ? only : null
      const address = ends ? (typedAddress(typed) ?? sole) : null
      if (!address) return
      event.preventDefault()
      add([address])
    },
    onPaste: (event: ClipboardEvent): void => {
      const people = pastedAddresses(event.clipboardData.getData('text/plain'))
      if (!people) return
      event.preventDefault()
      add(people)
    },
  }
}

function Option({ choice }: { readonly choice: Choice }) {
  const { t } = useWords()
  const { name, detail, correspondent, isRecent } = choice
  return (
    <ListBoxItem
      id={choice.key}
      textValue={`${name}, ${detail}`}
      isDisabled={correspondent === null}
      className={styles['option'] ?? ''}
    >
      <span className={styles['name']}>{name}</span>
      {isRecent && <span className={styles['recent']}>{t('web.letters.recent')}</span>}
      <span className={styles['detail']}>
        {correspondent === null ? `${detail} — ${t('web.letters.no-mailbox')}` : detail}
      </span>
    </ListBoxItem>
  )
}

/** Tokens; one that is pressed tells its profession, place and address below the line. */
function Chosen({ label, value, onChange }: PersonPickerProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const shown = value.find(({ address }) => address === open)
  if (value.length === 0) return null
  const remove = (keys: ReadonlySet<Key>): void => {
    onChange(value.filter(({ address }) => !keys.has(address)))
  }
  return (
    <>
      <TagGroup
        aria-label={label}
        className={styles['tags'] ?? ''}
        onRemove={remove}
        selectionMode="single"
        selectedKeys={open === null ? [] : [open]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          setOpen(typeof key === 'string' ? key : null)
        }}
      >
        <TagList className={styles['tagList'] ?? ''}>
          {value.map(({ address, name }) => (
            <Tag key={address} id={address} textValue={name} className={styles['tag'] ?? ''}>
              <span className={styles['tagName']}>{name}</span>
              <Button
                slot="remove"
                className={styles['remove'] ?? ''}
                aria-label={t('web.letters.remove', { name })}
              >
                <Icon name="cross" />
              </Button>
            </Tag>
          ))}
        </TagList>
      </TagGroup>
      {shown && (
        <p className={styles['card']} role="status">
          {[shown.detail, shown.address].filter(Boolean).join(' · ')}
        </p>
      )}
    </>
  )
}
