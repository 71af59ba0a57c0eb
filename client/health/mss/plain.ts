/** Names as subject lines and names of files take them: no accents, nothing but printable ASCII. */

const ligatures: Readonly<Record<string, string>> = {
  ...{
    œ: 'oe',
    Œ: 'OE',
    æ: 'ae',
    Æ: 'AE',
    ß: 'ss',
    ø: 'o',
    Ø: 'O',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
  },
  '’': "'",
}

export const unaccented = (text: string): string =>
  text
    .replace(/[œŒæÆßøØłŁđĐ’]/g, (letter) => ligatures[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
