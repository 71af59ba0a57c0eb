/** Completion scripts for bash, zsh and fish: plain tables, so that completing starts no program. */

import type { CompletedOption, Place } from './tree.js'

/** In single quotes; none of ours holds one in French, where it is an apostrophe. */
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
const fishQuote = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const words = (list: readonly string[]): string => quote(list.join(' '))

/** Pattern of the places below the program, for a `case`. */
const known = (places: readonly Place[]): string =>
  places
    .filter(({ path }) => path !== '')
    .map(({ path }) => quote(path))
    .join('|')

function follows({ words: below, options, choices }: Place): string[] {
  return [...below.map(({ word }) => word), ...choices, ...options.map(({ flag }) => flag)]
}

const valued = ({ options }: Place): CompletedOption[] => options.filter(({ hasValue }) => hasValue)

/** After an option that takes a value: its choices, or files. */
function afterOptions(
  places: readonly Place[],
  then: (choices: readonly string[]) => string,
): string {
  const byAnswer = new Map<string, string[]>()
  for (const place of places)
    for (const { flag, choices } of valued(place)) {
      const answer = then(choices)
      byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), quote(`${place.path}:${flag}`)])
    }
  return [...byAnswer]
    .map(([answer, patterns]) => `    ${patterns.join('|')}) ${answer} ;;`)
    .join('\n')
}

export function bashScript(places: readonly Place[]): string {
  const branches = places.map(
    (place) => `    ${quote(place.path)}) words=${words(follows(place))} ;;`,
  )
  const choices = (list: readonly string[]): string =>
    list.length === 0 ? 'return' : `COMPREPLY=($(compgen -W ${words(list)} -- "$cur")); return`
  return `# bash completion for pli: source it, or put it into /etc/bash_completion.d/pli
_pli() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path= words= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path/\${COMP_WORDS[i]}" in
    ${known(places)}) path="$path/\${COMP_WORDS[i]}" ;;
    esac
  done
  COMPREPLY=()
  case "$path:$prev" in
${afterOptions(places, choices)}
  esac
  case "$path" in
${branches.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o bashdefault -o default -F _pli pli
`
}

export function zshScript(places: readonly Place[]): string {
  const described = ({ word, summary }: { word: string; summary: string }): string =>
    quote(`${word}:${summary.replaceAll(':', '\\:')}`)
  const branches = places.map((place) => {
    const list = [
      ...place.words.map(described),
      ...place.choices.map((choice) => quote(choice)),
      ...place.options.map(({ flag, summary }) => described({ word: flag, summary })),
    ]
    return `    ${quote(place.path)}) list=(${list.join(' ')}) ;;`
  })
  const choices = (list: readonly string[]): string =>
    list.length === 0 ? '_files; return' : `compadd -- ${list.map(quote).join(' ')}; return`
  return `#compdef pli
# zsh completion for pli: put it as _pli into a folder of $fpath, or source it after compinit
_pli() {
  local place= i
  local -a list
  for ((i = 2; i < CURRENT; i++)); do
    case "$place/\${words[i]}" in
    ${known(places)}) place="$place/\${words[i]}" ;;
    esac
  done
  case "$place:\${words[CURRENT-1]}" in
${afterOptions(places, choices)}
  esac
  case "$place" in
${branches.join('\n')}
  esac
  _describe -t commands pli list || _files
}
if [ "\${funcstack[1]}" = _pli ]; then _pli "$@"; else compdef _pli pli; fi
`
}

export function fishScript(places: readonly Place[]): string {
  const at = (path: string): string => `complete -c pli -n ${fishQuote(`__pli_at "${path}"`)}`
  const lines = places.flatMap(({ path, words: below, options, choices }) => [
    ...below.map(
      ({ word, summary }) => `${at(path)} -f -a ${fishQuote(word)} -d ${fishQuote(summary)}`,
    ),
    ...choices.map((choice) => `${at(path)} -f -a ${fishQuote(choice)}`),
    ...options.map(({ flag, summary, hasValue, choices: values }) => {
      const value = !hasValue
        ? ''
        : values.length === 0
          ? ' -r -F'
          : ` -x -a ${fishQuote(values.join(' '))}`
      return `${at(path)} -l ${flag.slice(2)}${value} -d ${fishQuote(summary)}`
    }),
  ])
  const paths = places.filter(({ path }) => path !== '').map(({ path }) => fishQuote(path))
  return `# fish completion for pli: put it into ~/.config/fish/completions/pli.fish
function __pli_at
  set -l place ''
  set -l tokens (commandline -opc)
  for token in $tokens[2..-1]
    switch "$place/$token"
      case ${paths.join(' ')}
        set place "$place/$token"
    end
  end
  test "$place" = "$argv[1]"
end
${lines.join('\n')}
`
}
