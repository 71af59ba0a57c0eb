/**
 * The empty page in which a letter in HTML is shown: a document without an origin of its own, whose policy lets nothing be
 * fetched, sent or run but the few lines below. What it shows is handed to it, cleaned, by the page around it.
 */

import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** Takes the letter from the page around it, tells its height, and says which link was pressed instead of following it. */
const script = `'use strict';
(function (page, root) {
  var last = 0;
  function tell(message) { page.postMessage(message, '*'); }
  function size() {
    var height = Math.ceil(root.getBoundingClientRect().height);
    if (height !== last) { last = height; tell({ pli: 'height', height: height }); }
  }
  function press(event) {
    var link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    event.preventDefault();
    tell({ pli: 'link', href: link.getAttribute('href'), text: link.textContent.slice(0, 300) });
  }
  addEventListener('message', function (event) {
    if (event.source !== page || !event.data || typeof event.data.html !== 'string') return;
    document.body.innerHTML = event.data.html;
    size();
  });
  addEventListener('click', press, true);
  addEventListener('auxclick', press, true);
  addEventListener('submit', function (event) { event.preventDefault(); }, true);
  new ResizeObserver(size).observe(root);
  tell({ pli: 'ready' });
})(parent, document.documentElement);
`

const style = `html { color-scheme: light; background: #fff; }
body { margin: 0; padding: 16px; font: 15px/1.5 system-ui, sans-serif; color: #151a2b; overflow-wrap: anywhere; }
img { max-width: 100%; height: auto; }
table { max-width: 100%; }
blockquote { margin: 8px 0; padding-left: 12px; border-left: 3px solid #c9cfdd; }
`

const document = `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Pli</title><style>${style}</style></head>
<body></body>
<script>${script}</script>
</html>
`

const hash = createHash('sha256').update(script).digest('base64')

/** Sandboxed by itself too, so that it has no origin whoever opens it (CSP3 `sandbox`). */
export const letterPolicy = [
  'sandbox allow-scripts',
  "default-src 'none'",
  `script-src 'sha256-${hash}'`,
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** `GET /frame/letter`. */
export function letterFrame(app: FastifyInstance): void {
  app.get('/frame/letter', (_request, reply) =>
    reply
      .headers({
        'content-security-policy': letterPolicy,
        'cache-control': 'private, max-age=3600',
      })
      .type('text/html; charset=utf-8')
      .send(document),
  )
}
