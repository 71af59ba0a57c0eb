/** What a line of the catalogue of pages says, and what a page is given. */

import type { ComponentType } from 'react'
import type { WebKey } from '../../../server/base/index.js'
import type { Account } from '../../api/index.js'
import type { IconName } from '../parts/icon.js'

/** What a page is given. */
export interface PageProps {
  /** The values of `:names` in its path. */
  readonly params: Readonly<Record<string, string>>
  /** Its own line of the catalogue, for pages that stand in it more than once. */
  readonly entry: PageEntry
}

/** Asked for when it is opened; `Page` is there at once of what comes with the first file. */
export type PageSource = (() => Promise<{ readonly Page: ComponentType<PageProps> }>) & {
  readonly Page?: ComponentType<PageProps>
  /** Asks for what it needs first, before it is drawn for the first time. */
  readonly begin?: (account: Account, entry: PageEntry) => Promise<void>
}

export interface PageEntry {
  /** `/boite/:id?`: segments, `:name` for one that varies, `?` after it when it may be absent. */
  readonly path: string
  readonly page: PageSource
  /** Of the browser's tab and of the navigation. */
  readonly title: WebKey
  readonly icon: IconName
  /**
   * Where it stands in the navigation: `action` on top as a button, `main` in the list, `admin` in the list of those with a
   * role, `none` when one gets there from elsewhere.
   */
  readonly place: 'action' | 'main' | 'admin' | 'none'
  /** Among the four of the bottom bar of a narrow screen. */
  readonly inBar?: boolean
  /** A number beside its name in the navigation; renders nothing when there is none. */
  readonly badge?: () => Promise<{ readonly Badge: ComponentType }>
  /** The key that leads to it. */
  readonly shortcut?: string
  /** Tells apart lines that share a page. */
  readonly view?: string
}

/** The path of a page without its varying segments, for links. */
export const pathOf = (entry: PageEntry): string => entry.path.replace(/\/:.*$/, '')
