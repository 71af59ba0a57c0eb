/** Texts of the catalogue for: what can be wrong with a signed document. Reasons as in `verdict.ts`. */

export const verdictDocumentPhrases = {
  'verdict.amber.plain-signature': {
    fr: 'La signature ne couvre pas le certificat qui l’accompagne (ce n’est pas une signature XAdES).',
    en: 'The signature does not cover the certificate that comes with it (it is no XAdES signature).',
  },
  'verdict.amber.timestamp-unread': {
    fr: 'La signature est horodatée, mais l’horodatage n’a pas pu être vérifié.',
    en: 'The signature has a time-stamp, but it could not be verified.',
  },
  'verdict.red.signature-form': {
    fr: 'La signature du document est mal faite, ou a été bricolée ({what}).',
    en: 'The signature of the document is ill-formed, or was tampered with ({what}).',
  },
  'verdict.red.signature-method': {
    fr: 'La signature du document emploie un procédé qui n’est pas admis ({what}).',
    en: 'The signature of the document uses a method that is not admitted ({what}).',
  },
  'verdict.red.signature-external': {
    fr: 'La signature renvoie à « {uri} », qui n’est pas là : elle n’est pas suivie.',
    en: 'The signature refers to "{uri}", which is not here: it is not followed.',
  },
  'verdict.red.signature-invalid': {
    fr: 'La signature n’est pas celle du certificat qui l’accompagne.',
    en: 'The signature is not that of the certificate that comes with it.',
  },
  'verdict.red.no-certificate': {
    fr: 'La signature vient avec une clé sans certificat : n’importe qui a pu la faire.',
    en: 'The signature comes with a key without a certificate: anybody may have made it.',
  },
  'verdict.red.certificate-mismatch': {
    fr: 'Le certificat joint n’est pas celui que le signataire a désigné.',
    en: 'The certificate that is attached is not the one that the signer named.',
  },
  'verdict.red.not-covered': {
    fr: 'La signature ne couvre pas tout le document.',
    en: 'The signature does not cover the whole document.',
  },
  'verdict.red.signs-other': {
    fr: 'La signature jointe est celle d’un autre document.',
    en: 'The signature that is attached is that of another document.',
  },
} as const
