/** Texts of the catalogue for: what a message itself adds to the verdict, its layers, its author, its header. */

export const verdictMessagePhrases = {
  'verdict.note.headers-unsigned': {
    fr: 'L’objet et la date ne sont pas couverts par la signature.',
    en: 'The subject and the date are not covered by the signature.',
  },
  'verdict.note.unidentified': {
    fr: 'Le certificat ne porte pas de numéro national : son titulaire est connu par son adresse.',
    en: 'The certificate bears no national number: its holder is known by the address.',
  },
  'verdict.note.time-stamp-ignored': {
    fr: 'L’horodatage joint n’est pas retenu : il ne porte pas sur cette signature, ou son autorité n’est pas de confiance.',
    en: 'The time-stamp that came along is not taken: it is not over this signature, or its authority is not trusted.',
  },
  'verdict.note.no-lists': {
    fr: 'L’autorité n’indique aucune liste de révocation, et aucune n’est donnée.',
    en: 'The authority points to no revocation list, and none is given.',
  },
  'verdict.amber.partly-signed': {
    fr: 'Une partie du message seulement est signée : le message lui-même ne l’est pas.',
    en: 'Only a part of the message is signed: the message itself is not.',
  },
  'verdict.amber.unknown-key': {
    fr: 'La signature est d’une clé OpenPGP inconnue ({key}).',
    en: 'The signature is of an unknown OpenPGP key ({key}).',
  },
  'verdict.amber.no-certificate': {
    fr: 'Le certificat du signataire n’est pas joint : la signature ne peut pas être vérifiée.',
    en: 'The signer’s certificate did not come along: the signature cannot be verified.',
  },
  'verdict.amber.unsupported': {
    fr: 'La signature emploie un procédé que Pli ne connaît pas ({what}).',
    en: 'The signature uses a method that Pli does not know ({what}).',
  },
  'verdict.amber.unsupported-cipher': {
    fr: 'Le message est chiffré par un procédé que Pli ne lit pas.',
    en: 'The message is encrypted by a method that Pli does not read.',
  },
  'verdict.amber.holder-unknown': {
    fr: 'On ne sait pas si l’adresse {address} est celle du signataire : ni son certificat ni l’annuaire ne le disent.',
    en: 'Whether {address} is the signer’s address is not known: neither the certificate nor the directory says.',
  },
  'verdict.amber.further-signature': {
    fr: 'Le message porte encore une autre signature, qui n’est pas bonne.',
    en: 'The message bears another signature as well, which is not good.',
  },
  'verdict.amber.signed-outside': {
    fr: 'La signature porte sur l’enveloppe chiffrée, pas sur ce qu’elle contient.',
    en: 'The signature is over the encrypted envelope, not over what it contains.',
  },
  'verdict.amber.unauthenticated': {
    fr: 'Le chiffrement, d’un ancien modèle, ne garantit pas que le contenu n’a pas été modifié en route.',
    en: 'The encryption, of an old kind, does not guarantee that the content was not changed on the way.',
  },
  'verdict.amber.no-key': {
    fr: 'Le message est chiffré, et aucune des clés données ne l’ouvre.',
    en: 'The message is encrypted, and none of the keys given opens it.',
  },
  'verdict.amber.doubled-header': {
    fr: 'Le champ « {field} » se trouve deux fois dans l’en-tête : d’autres logiciels peuvent montrer l’autre.',
    en: 'The header has the field "{field}" twice: other programs may show the other one.',
  },
  'verdict.red.damaged': {
    fr: 'Le message chiffré est abîmé ou a été modifié : il ne s’ouvre pas.',
    en: 'The encrypted message is damaged or was changed: it does not open.',
  },
  'verdict.red.mixed-encryption': {
    fr: 'Un contenu chiffré est glissé au milieu d’autres contenus : il n’est pas ouvert, car ceux-ci pourraient le dérober.',
    en: 'Encrypted content is slipped among other content: it is not opened, since the other could carry it off.',
  },
  'verdict.red.bad-signature': {
    fr: 'La signature n’est pas celle du certificat joint.',
    en: 'The signature is not that of the certificate that came with it.',
  },
  'verdict.red.other-certificate': {
    fr: 'Le certificat joint n’est pas celui que le signataire a désigné en signant.',
    en: 'The certificate that came along is not the one that the signer named when signing.',
  },
  'verdict.red.signature-malformed': {
    fr: 'La signature est mal construite ({what}) : elle ne prouve rien.',
    en: 'The signature is badly built ({what}): it proves nothing.',
  },
  'verdict.red.layer-malformed': {
    fr: 'Le message se dit signé ou chiffré, mais il est mal construit ({what}).',
    en: 'The message says that it is signed or encrypted, but it is badly built ({what}).',
  },
  'verdict.red.other-holder': {
    fr: 'Le signataire n’est pas le titulaire de l’adresse {address}, dont le message se dit venir.',
    en: 'The signer is not the holder of {address}, which the message says it is from.',
  },
  'verdict.red.from-ambiguous': {
    fr: 'L’expéditeur n’est pas clair : il manque, il y en a plusieurs, ou il peut se lire de plusieurs façons.',
    en: 'The sender is not clear: there is none, there are several, or it can be read in several ways.',
  },
  'verdict.red.spoofed-name': {
    fr: 'Le nom de l’expéditeur montre une autre adresse ({named}) que la sienne ({address}).',
    en: 'The sender’s name shows another address ({named}) than its own ({address}).',
  },
  'verdict.red.other-from': {
    fr: 'L’expéditeur protégé à l’intérieur ({address}) n’est pas celui que l’en-tête montre.',
    en: 'The sender protected inside ({address}) is not the one that the header shows.',
  },
  'verdict.red.other-subject': {
    fr: 'L’objet montré n’est pas celui qui a été signé : « {subject} ».',
    en: 'The subject shown is not the one that was signed: "{subject}".',
  },
  'verdict.red.doubled-structure': {
    fr: 'Le champ « {field} » se trouve deux fois : le message peut se lire de deux façons.',
    en: 'The field "{field}" stands twice: the message can be read in two ways.',
  },
  'verdict.red.odd-lines': {
    fr: 'L’en-tête contient des fins de ligne ou des caractères interdits : il peut se lire de deux façons.',
    en: 'The header has forbidden line ends or characters: it can be read in two ways.',
  },
  'verdict.red.too-complex': {
    fr: 'Le message contient trop de signatures ou d’enveloppes les unes dans les autres.',
    en: 'The message holds too many signatures or envelopes in one another.',
  },
} as const
