/** What a text for people is: two languages, and values put into it. */

export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

/** One text in both languages; `{name}` marks a value to fill in. */
export type Phrase = Readonly<Record<Language, string>>

export type Values = Readonly<Record<string, string | number>>

/** `{name}` in `text` replaced by the value of that name; a name without a value stays as it is. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
