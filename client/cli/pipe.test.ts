import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

// Needs the build, as `npm test` makes it.
it.each(['--help', 'pki --help', 'completion bash'])(
  'pli %s into a reader that has seen enough is no failure',
  (words) => {
    const { stderr } = spawnSync(
      'sh',
      ['-c', `node dist/server/main.js ${words} | head -c 1 >/dev/null; sleep 0.2`],
      { encoding: 'utf8' },
    )
    expect(stderr).toBe('')
  },
)

it('goes on to its end when nobody reads', () => {
  const script = '(node dist/server/main.js --help; echo "code $?" >&2) | true'
  const { stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' })
  expect(stderr).toBe('code 0\n')
})
