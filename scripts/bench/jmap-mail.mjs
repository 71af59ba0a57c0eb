/** A mailbox full of mail for measuring: delivered as any other, sealed and durable, some of it in conversations. */

/** Deliveries at once: they share the writer's commits. */
const abreast = 64

/** Subjects as they come: a third of the messages answers an earlier one. */
function messageOf(index, domain) {
  const answers = index % 3 === 2 ? index - 2 : undefined
  const from = `u${String(2 + (index % 20)).padStart(3, '0')}@${domain}`
  const boundary = `=_${index}`
  const day = new Date(1.76e12 - index * 60_000).toUTCString()
  return [
    `Received: from poste by localhost with ESMTPS id ${index}; ${day}`,
    `From: =?utf-8?B?${Buffer.from(`Dr Élodie N° ${index % 20}`).toString('base64')}?= <${from}>`,
    `To: <u001@${domain}>`,
    `Subject: ${answers === undefined ? '' : 'Re: '}=?utf-8?Q?R=C3=A9sultats_de_M=2E_MARTIN_${answers ?? index}?=`,
    `Date: ${day}`,
    `Message-ID: <${index}@${domain}>`,
    ...(answers === undefined
      ? []
      : [`In-Reply-To: <${answers}@${domain}>`, `References: <${answers}@${domain}>`]),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Cher confrère, veuillez trouver ci-joint les résultats demandés.\r\n'.repeat(20),
    `--${boundary}`,
    'Content-Type: application/pdf; name="resultats.pdf"',
    'Content-Disposition: attachment; filename="resultats.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    `${'JVBERi0xLjcKJeLjz9MK'.repeat(3)}\r\n`.repeat(40),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

/** Gives what puts `count` messages into the mailbox of `user`, as `startOurs` takes it. */
export const fillWith =
  ({ count, user }) =>
  async (data, domain) => {
    const { deliver, ensureAccount, Intake } = await import('../../dist/server/mail/index.js')
    const { mailParts } = await import('../../dist/server/parts.js')
    const quiet = () => undefined
    const parts = mailParts(data, { debug: quiet, info: quiet, warn: quiet, error: quiet })
    const to = `${user}@${domain}`
    const account = await ensureAccount(parts, to)
    let next = 0
    const work = async () => {
      for (let index = next++; index < count; index = next++) {
        const intake = new Intake(parts.store.blobs, parts.random)
        await intake.write(Buffer.from(messageOf(index, domain)))
        const message = await intake.finish()
        const facts = { id: String(index), from: '', to, bytes: String(message.sizeBytes) }
        await deliver(parts, message, [account], {
          ...{ kind: 'message.accepted', actor: 'bench', facts },
        })
      }
    }
    await Promise.all(Array.from({ length: abreast }, work))
  }
