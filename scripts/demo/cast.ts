/** The people and places of the demonstration: two doctors, a pharmacy, a nurse. Their numbers are valid but not anybody's. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openIdentity, type Identity } from '../../client/mail/index.js'
import type { Enrolment } from '../../pki/index.js'
import { writeIdentity, writeMailCertificates } from '../../server/admin/index.js'
import { writeWhole } from '../../server/config/index.js'
import type { Data } from '../../server/data.js'
import type { Story } from './story.js'

export interface Player {
  readonly folder: string
  readonly name: string
  readonly mailbox: string
  readonly identity: Identity
  /** Of identity.p12. */
  readonly password: string
}

export interface Cast {
  readonly doctor: Player
  readonly pharmacy: Player
}

interface Part {
  readonly folder: string
  enrol(data: Data): Promise<Enrolment>
}

const actor = 'demo'

const person = (
  folder: string,
  rpps: string,
  [given, family, profession]: readonly [string, string, string],
  mailbox: string,
): Part => ({
  folder,
  enrol: ({ authority }) =>
    authority.enrolProfessional({ rpps, given, family, profession, mailbox, actor }),
})

const parts = {
  doctor: person(
    'medecin',
    '10100997245',
    ['Camille', 'MARTIN', 'medecin'],
    'camille.martin@medecin.pli.test',
  ),
  colleague: person(
    'medecin-2',
    '10002422979',
    ['Jeanne', 'ROBERT', 'medecin'],
    'jeanne.robert@medecin.pli.test',
  ),
  pharmacy: {
    folder: 'pharmacie',
    enrol: ({ authority }: Data) =>
      authority.enrolOrganisation({
        finess: '750803447',
        name: 'PHARMACIE DU PONT NEUF',
        mailbox: 'officine@pharmacie.pli.test',
        actor,
      }),
  },
  nurse: person(
    'infirmiere',
    '99700218896',
    ['Léa', 'PETIT', 'infirmier'],
    'lea.petit@infirmier.pli.test',
  ),
} as const satisfies Record<string, Part>

/** Enrols who is not there yet; a second start finds everybody. */
export async function enrolCast(data: Data, root: string, story: Story): Promise<Cast> {
  const isNew = !existsSync(join(root, parts.nurse.folder, 'account.json'))
  story.tell(isNew ? 'demo.identities.made' : 'demo.identities.kept')
  const players: Partial<Record<keyof typeof parts, Player>> = {}
  for (const [role, part] of Object.entries(parts) as [keyof typeof parts, Part][]) {
    const player = await enrolOne(data, root, part)
    players[role] = player
    const { name, mailbox, folder } = player
    story.detail('demo.identity', { name, mailbox, folder: `./${folder}` })
  }
  return players as Cast
}

async function enrolOne(data: Data, root: string, part: Part): Promise<Player> {
  const folder = join(root, part.folder)
  const passwordFile = join(folder, 'password.txt')
  if (!existsSync(join(folder, 'account.json'))) {
    const enrolment = await part.enrol(data)
    const password = await writeIdentity(data, enrolment, folder)
    await writeMailCertificates(data, enrolment, folder, password, actor)
    writeWhole(passwordFile, `${password}\n`)
  }
  const identity = await openIdentity(folder)
  const { account } = identity
  return {
    ...{ folder, identity, mailbox: account.mailbox },
    name: account.displayName ?? account.mailbox,
    password: readFileSync(passwordFile, 'utf8').trim(),
  }
}
