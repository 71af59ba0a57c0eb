/** `pli directory search`: people, structures and mailboxes, as one types them. */

import { command, expectCount, jsonOption, type Output } from '../../../client/cli/index.js'
import { refreshOwn, searchReference, type ReferenceEntry } from '../../../pki/index.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'

const nameOf = ({ person, structure }: ReferenceEntry): string =>
  person ? `${person.family.toUpperCase()} ${person.given}` : (structure?.name ?? '')

const whatOf = ({ person, structure }: ReferenceEntry): string =>
  person
    ? [person.profession, person.qualification].filter(Boolean).join(', ')
    : (structure?.service ?? '')

/** A table of entries; used by `search` and `show`. */
export function showEntries(output: Output, entries: readonly ReferenceEntry[]): void {
  const columns = [
    { title: output.say('directory.name'), gives: true },
    { title: output.say('directory.what'), gives: true },
    { title: output.say('directory.structure'), gives: true },
    { title: output.say('directory.town'), gives: true },
    { title: output.say('directory.identity') },
    { title: output.say('directory.mailbox'), gives: true },
  ]
  const rows = entries.map((entry) => [
    nameOf(entry),
    whatOf(entry),
    entry.person ? (entry.structure?.name ?? '') : '',
    [entry.structure?.postcode, entry.structure?.town].filter(Boolean).join(' '),
    entry.person?.identity ?? entry.structure?.identity ?? '',
    entry.mailbox?.address ?? '',
  ])
  output.table(columns, rows)
}

export const directorySearch = command({
  name: 'directory search',
  summary: 'cmd.directory.search',
  role: 'auditor',
  arguments: { words: { summary: 'arg.words', value: 'WORDS', required: true, many: true } },
  options: {
    data: dataOption,
    page: { summary: 'opt.page', value: 'N', fallback: '1' },
    limit: { summary: 'opt.limit', value: 'N', fallback: '20' },
    redList: { summary: 'opt.see-red-list' },
    json: jsonOption,
  },
  async run({ arguments: { words }, options, output }) {
    const limit = Math.min(expectCount(options.limit, '--limit'), 500)
    const offset = (Math.min(expectCount(options.page, '--page'), 1000) - 1) * limit
    const text = words.join(' ')
    const page = await withData(options.data, async ({ pki }) => {
      await refreshOwn(pki, consoleActor())
      return searchReference(pki, { text, limit, offset, seesHidden: options.redList })
    })
    if (options.json) return output.json(page)
    if (page.entries.length === 0) output.line(output.say('directory.none', { text }))
    else showEntries(output, page.entries)
    if (page.more)
      output.note(
        output.say(page.counted ? 'directory.more' : 'directory.many-more', { total: page.total }),
      )
    return page.entries.length === 0 ? 1 : 0
  },
})
