/** Texts of the catalogue for: what can be wrong with a signed document. Reasons as in `verdict.ts`. */

export const verdictDocumentPhrases = {
  'verdict.amber.plain-signature': {
    fr: 'La signature ne couvre pas le certificat qui l’accompagne (ce n’est pas une signature XAdES).',
    en: 'The signature does not cover the certificate that comes with it (it is no XAdES signature).',
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
  'verdict.note.ins-absent': {
    fr: 'Le document ne porte pas d’INS : identifiez le patient par ses traits.',
    en: 'The document bears no INS: identify the patient by the traits.',
  },
  'verdict.note.ins-test': {
    fr: 'Le matricule INS est un numéro d’essai : ce n’est pas une personne réelle.',
    en: 'The INS number is a test number: this is no real person.',
  },
  'verdict.note.ins-nia': {
    fr: 'Le matricule INS est un numéro d’attente (NIA).',
    en: 'The INS number is a waiting number (NIA).',
  },
  'verdict.note.signed-by-message': {
    fr: 'Le document n’est pas signé lui-même : c’est le message qui l’apporte qui l’est.',
    en: 'The document itself is not signed: the message that brought it is.',
  },
  'verdict.note.sent-by': {
    fr: 'Le message a été envoyé par {who}.',
    en: 'The message was sent by {who}.',
  },
  'verdict.note.replaces': {
    fr: 'Ce document en remplace un autre.',
    en: 'This document replaces another one.',
  },
  'verdict.amber.signed-by-structure': {
    fr: 'Signé par la structure {signer}, et non par l’auteur lui-même ({author}).',
    en: 'Signed by the organisation {signer}, not by the author in person ({author}).',
  },
  'verdict.amber.author-unnumbered': {
    fr: 'L’auteur du document n’a pas de numéro national : on ne peut pas le rapprocher du signataire.',
    en: 'The author of the document has no national number: it cannot be compared with the signer.',
  },
  'verdict.amber.trait-matricule': {
    fr: 'Le matricule INS n’est pas celui de votre dossier.',
    en: 'The INS number is not that of your file.',
  },
  'verdict.amber.trait-birth-name': {
    fr: 'Le nom de naissance n’est pas celui de votre dossier.',
    en: 'The birth name is not that of your file.',
  },
  'verdict.amber.trait-first-names': {
    fr: 'Les prénoms de naissance ne sont pas ceux de votre dossier.',
    en: 'The first names of birth are not those of your file.',
  },
  'verdict.amber.trait-birth-date': {
    fr: 'La date de naissance n’est pas celle de votre dossier.',
    en: 'The date of birth is not that of your file.',
  },
  'verdict.amber.trait-sex': {
    fr: 'Le sexe n’est pas celui de votre dossier.',
    en: 'The sex is not that of your file.',
  },
  'verdict.amber.trait-birth-place': {
    fr: 'Le lieu de naissance n’est pas celui de votre dossier.',
    en: 'The place of birth is not that of your file.',
  },
  'verdict.red.author-differs': {
    fr: 'ATTENTION : signé par {signer}, alors que le document se dit écrit par {author}.',
    en: 'BEWARE: signed by {signer}, while the document claims to be written by {author}.',
  },
  'verdict.red.no-patient': {
    fr: 'Le document ne dit pas pour quel patient il est.',
    en: 'The document does not say which patient it is for.',
  },
  'verdict.red.two-patients': {
    fr: 'Plusieurs patients sont mêlés : un message ne concerne qu’un seul patient.',
    en: 'Several patients are mixed: a message is about one patient only.',
  },
  'verdict.red.patient-differs-metadata': {
    fr: 'Le patient du document n’est pas celui qu’annonce l’archive.',
    en: 'The patient of the document is not the one that the archive announces.',
  },
  'verdict.red.patient-differs-message': {
    fr: 'Le patient du document n’est pas celui du message.',
    en: 'The patient of the document is not that of the message.',
  },
  'verdict.amber.ins-announced': {
    fr: 'Le message annonce un matricule INS (X-MSS-INS: O) que le document n’a pas.',
    en: 'The message announces an INS number (X-MSS-INS: O) that the document has not.',
  },
  'verdict.amber.ins-not-announced': {
    fr: 'Le document porte un matricule INS que le message dit absent (X-MSS-INS: N).',
    en: 'The document carries an INS number that the message says is absent (X-MSS-INS: N).',
  },
  'verdict.red.patient-differs-file': {
    fr: 'Le patient du document n’est pas celui de votre dossier.',
    en: 'The patient of the document is not that of your file.',
  },
  'verdict.red.ins-key': {
    fr: 'Le matricule INS {matricule} est faux (forme ou clé).',
    en: 'The INS number {matricule} is wrong (form or key).',
  },
  'verdict.red.package-altered': {
    fr: 'Le document n’est pas celui qu’annonce l’archive (taille ou empreinte).',
    en: 'The document is not the one that the archive announces (size or hash).',
  },
  'verdict.red.withdrawn': {
    fr: 'Ce document est retiré par son auteur : il ne vaut plus.',
    en: 'This document has been withdrawn by its author: it is no longer valid.',
  },
  'verdict.red.superseded': {
    fr: 'Ce document est remplacé par un autre : il ne vaut plus.',
    en: 'This document is replaced by another one: it is no longer valid.',
  },
} as const
