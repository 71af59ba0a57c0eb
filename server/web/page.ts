/** The pages of this first cut: whose certificate the gateway sees, or why it is refused. No script; no style but the one sheet. */

import { createHash } from 'node:crypto'
import { explain, say, type Denial, type Language } from '../base/index.js'
import type { Caller } from '../trust/index.js'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

const linkedStyle = '<link rel="stylesheet" href="/style.css">'

function page(language: Language, title: string, body: string, style = linkedStyle): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Pli</title>
${style}
</head>
<body>
<header><span class="mark" aria-hidden="true">✉</span> Pli</header>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`
}

const date = (language: Language, ms: number): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long' }).format(ms)

/** Whose certificate it is, until when, and which mailboxes it opens. */
export function identityPage(language: Language, caller: Caller): string {
  const t = (key: Parameters<typeof say>[1], values = {}) => escapeHtml(say(language, key, values))
  const rows = caller.mailboxes.map(
    ({ address, type, actions }) =>
      `<tr><td>${escapeHtml(address)}</td><td>${t(`web.mailbox-type.${type}`)}</td><td>${actions
        .map((action) => t(`web.action.${action}`))
        .join(', ')}</td></tr>`,
  )
  const mailboxes =
    rows.length === 0
      ? `<p>${t('web.no-mailboxes')}</p>`
      : `<table><thead><tr><th>${t('web.mailbox')}</th><th>${t('web.type')}</th><th>${t('web.rights')}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`
  const [scheme = '', number = ''] = caller.identity.split(':')
  return page(
    language,
    caller.displayName,
    `<p class="ok">${t('web.recognised')}</p>
<dl>
<dt>${t('web.identity')}</dt><dd>${escapeHtml(scheme.toUpperCase())} ${escapeHtml(number)}</dd>
<dt>${t('web.valid-until')}</dt><dd>${escapeHtml(date(language, caller.certificate.notAfter))}</dd>
<dt>${t('web.subject')}</dt><dd class="small">${escapeHtml(caller.certificate.subject)}</dd>
</dl>
<h2>${t('web.mailboxes')}</h2>
${mailboxes}`,
  )
}

/** Refusals that come upon people who had an access; all others are for who set the certificate up. */
const inWords: Partial<Record<Denial['rule'], 'ended' | 'withdrawn' | 'held'>> = {
  ...{ expired: 'ended', revoked: 'withdrawn' },
  ...{ 'certificate-held': 'held', 'identity-suspended': 'held' },
}

/** What happened in words, and what becomes of one's work; the fact of the rule folded below, for the administrator. */
export function refusalPage(language: Language, denial: Denial): string {
  const t = (key: Parameters<typeof say>[1]) => escapeHtml(say(language, key))
  const { fact, remedy } = explain(language, denial)
  const rule = `<p class="small">${escapeHtml(denial.rule)}</p>`
  const told = `<p>${escapeHtml(fact)}</p>\n<p>${escapeHtml(remedy)}</p>\n${rule}`
  const known = inWords[denial.rule]
  if (!known) return page(language, say(language, 'web.refused'), told, inlineStyle)
  return page(
    language,
    say(language, `web.refused-${known}`),
    `<p>${t('web.refused-kept')}</p>\n<p>${t(known === 'ended' ? 'web.refused-renew' : 'web.refused-remedy')}</p>
<details><summary>${t('web.refused-details')}</summary>\n${told}\n</details>`,
    inlineStyle,
  )
}

export function messagePage(language: Language, title: string, text: string): string {
  return page(language, title, `<p>${escapeHtml(text)}</p>`)
}

export const styleSheet = `:root { color-scheme: light dark; --ink: #14213d; --paper: #fff; --line: #d5dbe5; --ok: #0b6b3a; --no: #a4161a; --soft: #5b6780; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf4; --paper: #121826; --line: #2e3a52; --ok: #6fd39b; --no: #ff8f8f; --soft: #9fabc2; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { padding: .75rem 1.25rem; border-bottom: 1px solid var(--line); font-weight: 700; letter-spacing: .02em; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .4rem 1rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: .5rem .5rem .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; }
.ok { color: var(--ok); font-weight: 600; }
.no { color: var(--no); font-weight: 600; }
details { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
summary { color: var(--soft); cursor: pointer; }
.small { color: var(--soft); font-size: .875rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
`

/** Who is refused may ask for nothing else, so the sheet comes with the page, and its policy knows it by its digest. */
const inlineStyle = `<style>${styleSheet}</style>`
export const inlineStyleSource = `'sha256-${createHash('sha256').update(styleSheet).digest('base64')}'`
