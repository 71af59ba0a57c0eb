/** A page of a search as a Bundle: what was asked, what was found, and the way on. */

import type { Bundle, BundleEntry } from 'fhir/r4.js'
import { pageToken, type Query } from './query.js'
import type { Found } from './service.js'
import type { Resource, ResourceType } from './types.js'

function entryOf(base: string, type: ResourceType, resource: Resource): BundleEntry {
  const { resourceType, id } = resource
  return {
    fullUrl: `${base}/${resourceType}/${id}`,
    resource,
    search: { mode: resourceType === type ? 'match' : 'include' },
  }
}

export function searchBundle(
  base: string,
  type: ResourceType,
  { after, understood }: Query,
  { resources, next }: Found,
): Bundle {
  const link = (relation: string, page: number) => {
    const all = new URLSearchParams(understood)
    if (page > 0) all.set('_page', pageToken(page))
    return { relation, url: `${base}/${type}?${all.toString()}` }
  }
  const entry = resources.map((resource) => entryOf(base, type, resource))
  const whole = after === 0 && next === undefined
  const matches = entry.filter(({ search }) => search?.mode === 'match').length
  return {
    ...{ resourceType: 'Bundle', type: 'searchset' },
    // How many there are in all is only known when they fit on one page.
    ...(whole && { total: matches }),
    link: [link('self', after), ...(next === undefined ? [] : [link('next', next)])],
    ...(entry.length > 0 && { entry }),
  }
}
