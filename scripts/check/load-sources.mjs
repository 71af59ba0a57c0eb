/** The project's own values as they stand in the sources, without a build: types are stripped into a folder that goes again. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { isTest } from './tree.mjs'

const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
}

/** `load('pki/index.ts')` imports a source file; `discard()` removes what was written for it. */
export function loadSources(files) {
  // Under node_modules, so that libraries are found and git does not see it.
  const cache = resolve('node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'pli-check-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  for (const { path, text } of files) {
    if (!/^(server|client|pki)\/.*\.ts$/.test(path) || isTest(path)) continue
    const out = join(folder, path.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(out), { recursive: true })
    writeFileSync(out, ts.transpileModule(text, { compilerOptions }).outputText)
  }
  return {
    load: (path) => import(pathToFileURL(join(folder, path.replace(/\.ts$/, '.js'))).href),
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}
