/** Patient/get: the people whom the messages of an account are about. */

import { Arguments } from '../../core/arguments.js'
import { jmapLimits } from '../../core/limits.js'
import type { Method } from '../../core/method.js'
import { healthCapability } from '../../health/names.js'
import { patientObject, patientsOf } from '../../health/patients.js'
import { stateOf } from '../../ids.js'
import { getArguments, got, tooMany } from '../../standard/get.js'

const properties = [
  ...['id', 'ins', 'family', 'given', 'birthDate', 'sex'],
  ...['lastAt', 'lastPrescriptionAt', 'messages', 'prescriptions'],
]

export const patientGet: Method = {
  name: 'Patient/get',
  capability: healthCapability,
  spec: 'server/jmap/health/README.md',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const asked = getArguments(args, properties, (name) => properties.includes(name))
    args.end()
    const account = await context.account(accountId)
    const at = await account.emails.now()
    const patients = await patientsOf(account, at)
    if (!asked.ids && patients.length > jmapLimits.maxObjectsInGet) throw tooMany()
    const byId = new Map(patients.map((patient) => [patient.id, patient]))
    const wanted = asked.ids ?? [...byId.keys()]
    const list = wanted.flatMap((id) => {
      const patient = byId.get(id)
      if (!patient) return []
      const object = Object.entries(patientObject(patient))
      return [Object.fromEntries(object.filter(([name]) => asked.properties.has(name)))]
    })
    const notFound = wanted.filter((id) => !byId.has(id))
    yield ['Patient/get', got({ accountId, state: stateOf(at.state), list, notFound })]
  },
}
