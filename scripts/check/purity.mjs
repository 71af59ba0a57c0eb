/** Who may reach outside: clock, randomness, environment and network have one home each (invariant 8). */

import ts from 'typescript'
import { isTest } from './tree.mjs'

const clockHome = 'server/base/clock.ts'
/** The same for what runs in a browser. */
const browserHome = 'client/web/platform/'
/** Places that may read the environment: the process itself and the tools around it. */
const environmentHomes = [/^server\/main\.ts$/, /^server\/config\//, /^scripts\//]

const rules = [
  {
    what: 'reads the clock: take a Clock (server/base/clock.ts)',
    found: (text) => /\bDate\.now\(|\bnew Date\(\)|performance\.now\(/.test(text),
    allowed: (path) =>
      path === clockHome || path.startsWith(browserHome) || path.startsWith('scripts/'),
  },
  {
    what: 'makes randomness: take a Random (server/base/clock.ts)',
    found: (text) =>
      /\bMath\.random\(|\b(randomBytes|randomInt|randomUUID|getRandomValues|randomFillSync)\b/.test(
        text,
      ),
    allowed: (path) =>
      path === clockHome || path.startsWith(browserHome) || path.startsWith('scripts/'),
  },
  {
    what: 'reads the environment: only server/main.ts and server/config may',
    found: (text) => /\bprocess\.env\b|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/.test(text),
    allowed: (path) => environmentHomes.some((home) => home.test(path)),
  },
  {
    what: 'names an engine: only server/store and server/config may',
    found: (text) => /from '(better-sqlite3|pg)'/.test(text),
    allowed: (path) => path.startsWith('server/store/engine/'),
  },
]

/** Errors of sources that reach outside. Comments and text do not count. */
export function checkPurity(files) {
  const found = []
  for (const { path, text } of files) {
    if (!/\.tsx?$/.test(path) || isTest(path) || path === 'vitest.config.ts') continue
    const bare = withoutComments(text)
    for (const { what, found: matches, allowed } of rules)
      if (!allowed(path) && matches(bare)) found.push({ where: path, what })
  }
  return found
}

function withoutComments(text) {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text)
  const pieces = []
  const templates = []
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    // Inside a template the scanner has to be told where the text goes on.
    if (token === ts.SyntaxKind.TemplateHead) templates.push(0)
    else if (token === ts.SyntaxKind.OpenBraceToken && templates.length > 0)
      templates[templates.length - 1] += 1
    else if (token === ts.SyntaxKind.CloseBraceToken && templates.length > 0) {
      if (templates.at(-1) === 0) {
        if (scanner.reScanTemplateToken(false) === ts.SyntaxKind.TemplateTail) templates.pop()
      } else templates[templates.length - 1] -= 1
    }
    const isComment =
      token === ts.SyntaxKind.SingleLineCommentTrivia ||
      token === ts.SyntaxKind.MultiLineCommentTrivia
    pieces.push(isComment ? ' ' : scanner.getTokenText())
  }
  return pieces.join('')
}
