/** What a search asks for: a tree of criteria with everything resolved, so that any door can build one. */

/** Inclusive UIDs; lists of them are ascending and disjoint. */
export type UidRange = readonly [from: number, to: number]

export type Criteria =
  | { readonly key: 'all' }
  | { readonly key: 'and' | 'or'; readonly of: readonly Criteria[] }
  | { readonly key: 'not'; readonly of: Criteria }
  /** `bit` of `flagBits`. */
  | { readonly key: 'flag'; readonly bit: number; readonly set: boolean }
  | { readonly key: 'keyword'; readonly name: string }
  | { readonly key: 'uid'; readonly ranges: readonly UidRange[] }
  /** Strictly above and below, in bytes. */
  | { readonly key: 'size'; readonly above?: number; readonly below?: number }
  /** Milliseconds, `from` included, `before` not. */
  | { readonly key: 'internalDate'; readonly from?: number; readonly before?: number }
  /** As internalDate, on the calendar day of the Date header taken as UTC (RFC 9051 §6.4.4 disregards time and zone). */
  | { readonly key: 'sentDate'; readonly from?: number; readonly before?: number }
  /** `field` lower case; empty `text` asks only whether the field is there. */
  | { readonly key: 'header'; readonly field: string; readonly text: string }
  /** Something a person may save. */
  | { readonly key: 'attachment' }
  | { readonly key: 'body'; readonly text: string }
  /** Header or body. */
  | { readonly key: 'text'; readonly text: string }
