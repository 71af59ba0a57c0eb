/** Class names joined, those that do not hold left out. */

export const cx = (...names: readonly (string | false | undefined | null)[]): string =>
  names.filter(Boolean).join(' ')
