/** Large clinical documents and packages, made on the spot from nobody's data. */

const head = (id, patient = '279035121518989') => `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3"><realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<templateId root="2.16.840.1.113883.2.8.2.1"/><templateId root="1.2.250.1.213.1.1.1.1"/><id root="2.25.${id}"/>
<code code="57833-6" codeSystem="2.16.840.1.113883.6.1" displayName="Prescription de produits de santé"/><title>Essai</title>
<effectiveTime value="20260115093000+0100"/><confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25" displayName="Normal"/>
<languageCode code="fr-FR"/><setId root="2.25.${id}"/><versionNumber value="1"/><recordTarget><patientRole>
<id root="1.2.250.1.213.1.4.10" extension="${patient}"/><patient><name><family qualifier="BR">PAT-TROIS</family>
<given qualifier="BR">DOMINIQUE</given></name><administrativeGenderCode code="F"/><birthTime value="19790328"/></patient>
</patientRole></recordTarget><author><time value="20260115093000+0100"/><assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="810100997245"/>
<assignedPerson><name><family>MARTIN</family><given>Camille</given></name></assignedPerson></assignedAuthor></author><component><structuredBody>`
const tail = '</structuredBody></component></ClinicalDocument>'

const section = (inside) =>
  `<component><section><code code="1" codeSystem="2.16.840.1.113883.6.1"/><title>S</title>${inside}</section></component>`

/** 20 MB: one file inside, or narrative with a table of many rows. */
export function largeCda(kind) {
  const bytes = 20_000_000
  if (kind === 'file') {
    const content = Buffer.alloc((bytes * 3) / 4, '%PDF-1.4 ').toString('base64')
    return Buffer.from(
      head('1') +
        section(
          `<text>copie</text><entry><observationMedia ID="m"><value mediaType="application/pdf" representation="B64">${content}</value></observationMedia></entry>`,
        ) +
        tail,
    )
  }
  const row = '<tr><td>Glycémie à jeun</td><td>0,92 g/L</td><td>0,70 à 1,10</td></tr>'
  const rows = row.repeat(Math.floor(bytes / Buffer.byteLength(row)))
  return Buffer.from(
    head('1') + section(`<text><table><tbody>${rows}</tbody></table></text>`) + tail,
  )
}

/** 300 documents of 60 kB, the size of a prescription with its printed copy. */
export async function largePackage({ writeXdm }) {
  const row = '<tr><td>Glycémie à jeun</td><td>0,92 g/L</td><td>0,70 à 1,10</td></tr>'
  const copy = Buffer.alloc(30_000, '%PDF-1.4 ').toString('base64')
  const documents = Array.from({ length: 300 }, (_, index) => ({
    content: Buffer.from(
      head(String(1000 + index)) +
        section(
          `<text><table><tbody>${row.repeat(250)}</tbody></table></text><entry><observationMedia ID="m"><value mediaType="application/pdf" representation="B64">${copy}</value></observationMedia></entry>`,
        ) +
        tail,
    ),
  }))
  let last = 0
  return writeXdm({
    documents,
    sender: {
      structure: { name: 'Essai', id: '1750803447', authority: '1.2.250.1.71.4.2.2' },
      ...{ name: 'Essai', address: '', phone: '' },
    },
    software: { name: 'Pli', version: '1', editor: 'Pli' },
    at: Date.UTC(2026, 0, 1),
    uuid: () => `00000000-0000-4000-8000-${(++last).toString(16).padStart(12, '0')}`,
  })
}
