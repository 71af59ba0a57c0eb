/** The way to the composer with a message answered or passed on. */

import { go, href } from './route.js'

const answerWords = { reply: 'repondre', 'reply-all': 'tous', forward: 'transferer' } as const

/** Goes to the composer, with the message answered or passed on. */
export function answer(kind: keyof typeof answerWords, id: string): void {
  go(`${href('/ecrire')}?re=${encodeURIComponent(id)}&sorte=${answerWords[kind]}`)
}
