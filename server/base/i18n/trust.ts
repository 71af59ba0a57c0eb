/** Text of the commands about authorities of others. */

export const trustPhrases = {
  'cmd.trust': {
    fr: 'Autorités d’autres espaces de confiance',
    en: 'Authorities of other trust spaces',
  },
  'cmd.trust.add': { fr: 'Se fier à une autorité étrangère', en: 'Trust a foreign authority' },
  'cmd.trust.list': { fr: 'Autorités étrangères admises', en: 'Foreign authorities trusted' },
  'cmd.trust.remove': { fr: 'Ne plus se fier à une autorité', en: 'Trust an authority no more' },
  'cmd.trust.refresh': {
    fr: 'Chercher les listes de révocation étrangères, ou en fournir une',
    en: 'Fetch the foreign revocation lists, or provide one',
  },
  'cmd.trust.queue': {
    fr: 'Identités venues avec un certificat étranger, en attente d’une décision',
    en: 'Identities that came with a foreign certificate and wait for a decision',
  },
  'cmd.trust.accept': { fr: 'Accepter une identité en attente', en: 'Accept a waiting identity' },
  'cmd.trust.refuse': { fr: 'Refuser une identité en attente', en: 'Refuse a waiting identity' },
  'arg.trust.ca': {
    fr: 'certificat de l’autorité, PEM ou DER',
    en: 'certificate of the authority, PEM or DER',
  },
  'arg.trust.fingerprint': {
    fr: 'empreinte, ou ses huit premiers caractères au moins',
    en: 'fingerprint, or its first eight characters at least',
  },
  'opt.trust.crl': {
    fr: 'liste de révocation : adresse http ou fichier',
    en: 'revocation list: http address or file',
  },
  'opt.trust.for': {
    fr: 'pour qui cette autorité se porte garante',
    en: 'whom this authority vouches for',
  },
  'opt.trust.as': {
    fr: 'identité de l’annuaire à lui donner',
    en: 'directory identity to give it',
  },
  'opt.trust.mailbox': { fr: 'boîte à lui créer', en: 'mailbox to create for it' },
  'opt.trust.anchor': {
    fr: 'empreinte de l’autorité de la liste',
    en: 'fingerprint of the list’s authority',
  },
  'trust.added': {
    fr: '« {subject} » est admise ({audience}). Empreinte : {fingerprint}',
    en: '"{subject}" is trusted ({audience}). Fingerprint: {fingerprint}',
  },
  'trust.no-list': {
    fr: 'Sans liste de révocation ni répondeur, ses certificats seront refusés : indiquez-en avec « pli trust crl add ».',
    en: 'Without a revocation list or a responder its certificates will be refused: give one with "pli trust crl add".',
  },
  'trust.removed': {
    fr: '« {subject} » n’est plus admise.',
    en: '"{subject}" is trusted no more.',
  },
  'trust.none': { fr: 'Aucune autorité étrangère.', en: 'No foreign authority.' },
  'trust.empty': { fr: 'Personne n’attend.', en: 'Nobody is waiting.' },
  'trust.fetched': { fr: 'Liste de « {subject} » à jour.', en: 'List of "{subject}" up to date.' },
  'trust.not-fetched': {
    fr: 'La liste de « {subject} » n’a pas pu être obtenue : {problem}',
    en: 'The list of "{subject}" could not be had: {problem}',
  },
  'trust.accepted': {
    fr: '{identity} est acceptée, sous l’identité {boundTo}.',
    en: '{identity} is accepted, as {boundTo}.',
  },
  'trust.refused': { fr: '{identity} est refusée.', en: '{identity} is refused.' },
  'trust.column.fingerprint': { fr: 'empreinte', en: 'fingerprint' },
  'trust.column.for': { fr: 'pour', en: 'for' },
  'trust.column.direction': { fr: 'sens', en: 'way' },
  'trust.column.sources': { fr: 'révocation', en: 'revocation' },
  'trust.column.until': { fr: 'jusqu’au', en: 'until' },
  'trust.column.list': { fr: 'liste jusqu’au', en: 'list until' },
  'trust.column.since': { fr: 'depuis le', en: 'since' },
  'trust.column.subject': { fr: 'sujet', en: 'subject' },
  'trust.column.issuer': { fr: 'émetteur', en: 'issuer' },
  'trust.column.identity': { fr: 'identité', en: 'identity' },
  'trust.not-an-authority': {
    fr: '« {subject} » n’est pas une autorité : donnez le certificat de l’autorité elle-même.',
    en: '"{subject}" is no authority: give the certificate of the authority itself.',
  },
  'trust.list-foreign': {
    fr: 'Cette liste n’est pas signée par « {subject} » pour ses propres certificats : donnez celle de cette autorité.',
    en: 'This list is not signed by "{subject}" for its own certificates: give that of this authority.',
  },
  'trust.list-large': {
    fr: 'Cette liste est trop volumineuse.',
    en: 'This list is too large.',
  },
  'trust.list-older': {
    fr: 'Cette liste de « {subject} » est plus ancienne que celle qui est connue : elle n’a pas été prise.',
    en: 'This list of "{subject}" is older than the one known: it was not taken.',
  },
  'trust.unknown-anchor': {
    fr: 'Aucune autorité étrangère n’a l’empreinte {fingerprint} : voyez « pli trust list ».',
    en: 'No foreign authority has the fingerprint {fingerprint}: see "pli trust list".',
  },
  'trust.unknown-claim': {
    fr: 'Aucune demande n’a l’empreinte {fingerprint} : voyez « pli trust queue ».',
    en: 'No request has the fingerprint {fingerprint}: see "pli trust queue".',
  },
  'trust.ambiguous': {
    fr: 'Plusieurs empreintes commencent par {fingerprint} : donnez-en davantage.',
    en: 'Several fingerprints begin with {fingerprint}: give more of it.',
  },
  'trust.unknown-identity': {
    fr: '{identity} ne figure pas dans l’annuaire : inscrivez cette identité d’abord.',
    en: '{identity} is not in the directory: enrol this identity first.',
  },
  'trust.nameless': {
    fr: 'Le certificat de {identity} ne dit pas assez qui c’est : indiquez une identité de l’annuaire avec --as.',
    en: 'The certificate of {identity} does not say enough of who it is: name a directory identity with --as.',
  },
  'cmd.trust.crl': { fr: 'Listes de révocation étrangères', en: 'Foreign revocation lists' },
  'cmd.trust.crl.add': {
    fr: 'Dire où se trouve la révocation de ce qu’émet une autorité étrangère, admise ou subordonnée',
    en: 'Say where the revocation of what a foreign authority issues is told, trusted or below one that is',
  },
  'arg.trust.claim': {
    fr: 'empreinte, ou ses huit premiers caractères au moins, ou le certificat lui-même',
    en: 'fingerprint, or its first eight characters at least, or the certificate itself',
  },
  'trust.not-acceptable': {
    fr: '« {subject} » ne mène à aucune autorité étrangère admise pour des personnes ou des organisations (voyez « pli why »).',
    en: '"{subject}" leads to no foreign authority trusted for people or organisations (see "pli why").',
  },
  'opt.trust.crl-file': {
    fr: 'liste, complète ou delta : fichier',
    en: 'list, whole or delta: file',
  },
  'opt.trust.delta': {
    fr: 'liste des changements (delta) : adresse http',
    en: 'list of changes (delta): http address',
  },
  'opt.trust.ocsp': { fr: 'répondeur OCSP : adresse http', en: 'OCSP responder: http address' },
  'opt.trust.revocation': {
    fr: 'qui fait foi : any (l’une ou l’autre source), crl, ocsp, both (les deux)',
    en: 'whose word counts: any (either source), crl, ocsp, both',
  },
  'trust.sources': {
    fr: 'Révocation de « {subject} » : {sources}.',
    en: 'Revocation of "{subject}": {sources}.',
  },
  'trust.source.none': { fr: 'aucune source', en: 'no source' },
  'trust.source.crl': { fr: 'liste', en: 'list' },
  'trust.source.delta': { fr: 'delta', en: 'delta' },
  'trust.source.ocsp': { fr: 'OCSP', en: 'OCSP' },
  'trust.direction.in': { fr: 'entrée', en: 'in' },
  'trust.direction.out': { fr: 'sortie', en: 'out' },
  'trust.direction.known': { fr: 'connue', en: 'known' },
  'trust.problem': {
    fr: '« {subject} » ({list}) : {problem} ; {failures} essai(s) sans succès, prochain après le {next}.',
    en: '"{subject}" ({list}): {problem}; {failures} failed attempt(s), next one after {next}.',
  },
  'trust.not-http': {
    fr: '« {url} » n’est pas une adresse http : listes et répondeurs se prouvent par leur signature, et ne se demandent qu’en http.',
    en: '"{url}" is no http address: lists and responders prove themselves by their signature, and are asked by http only.',
  },
  'trust.no-responder': {
    fr: 'La politique « {policy} » demande un répondeur : indiquez-le avec --ocsp.',
    en: 'The policy "{policy}" needs a responder: give it with --ocsp.',
  },
} as const
