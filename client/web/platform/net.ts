/** isIP of node:net, by the browser's own reading of addresses. */

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const four = new RegExp(`^(?:${octet}\\.){3}${octet}$`)

/** 4, 6, or 0 for what is no address. */
export function isIP(text: string): 0 | 4 | 6 {
  if (four.test(text)) return 4
  if (!/^[0-9a-f:.]{2,45}$/i.test(text) || !text.includes(':')) return 0
  return URL.canParse(`http://[${text}]/`) ? 6 : 0
}
