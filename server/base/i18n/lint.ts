/** What is required of a certificate, one sentence for each rule of the linter. */

export const lintPhrases = {
  'lint.readable': {
    fr: 'Le certificat se lit en DER strict.',
    en: 'The certificate can be read as strict DER.',
  },
  'lint.version-3': {
    fr: 'Le certificat est de version 3.',
    en: 'The certificate is of version 3.',
  },
  'lint.serial-positive': {
    fr: 'Le numéro de série est positif.',
    en: 'The serial number is positive.',
  },
  'lint.serial-not-zero': {
    fr: 'Le numéro de série n’est pas zéro.',
    en: 'The serial number is not zero.',
  },
  'lint.serial-length': {
    fr: 'Le numéro de série tient en 20 octets.',
    en: 'The serial number fits in 20 octets.',
  },
  'lint.serial-entropy': {
    fr: 'Le numéro de série porte au moins 64 bits, donc du hasard.',
    en: 'The serial number has at least 64 bits, so it holds chance.',
  },
  'lint.algorithm-same': {
    fr: 'L’algorithme de signature est le même au dedans et au dehors.',
    en: 'The signature algorithm is the same inside and outside.',
  },
  'lint.algorithm-parameters': {
    fr: 'Les paramètres de l’algorithme sont ceux de sa norme : NULL pour RSA, aucun pour les autres.',
    en: 'The parameters of the algorithm are those of its standard: NULL for RSA, none for the others.',
  },
  'lint.algorithm-accepted': {
    fr: 'La signature emploie SHA-2 ou Ed25519.',
    en: 'The signature uses SHA-2 or Ed25519.',
  },
  'lint.signature-right': {
    fr: 'La signature est celle de l’émetteur.',
    en: 'The signature is that of the issuer.',
  },
  'lint.no-unique-ids': {
    fr: 'Le certificat n’emploie pas les identifiants uniques de la version 2.',
    en: 'The certificate has no unique identifiers of version 2.',
  },
  'lint.extension-once': {
    fr: 'Aucune extension ne figure deux fois.',
    en: 'No extension stands there twice.',
  },
  'lint.default-not-written': {
    fr: 'Une extension non critique ne l’écrit pas (FALSE est la valeur par défaut).',
    en: 'An extension that is not critical does not say so (FALSE is the default).',
  },
  'lint.time-form': {
    fr: 'Les dates sont en temps universel, aux secondes près, sans fraction.',
    en: 'The dates are in universal time, with seconds and without fractions.',
  },
  'lint.utc-until-2049': {
    fr: 'Les dates d’avant 2050 sont en UTCTime.',
    en: 'Dates before 2050 are UTCTime.',
  },
  'lint.validity-order': {
    fr: 'La fin de validité suit le début.',
    en: 'The end of validity comes after its beginning.',
  },
  'lint.within-issuer': {
    fr: 'Le certificat ne survit pas à celui de l’émetteur.',
    en: 'The certificate does not outlive that of its issuer.',
  },
  'lint.years-of-profile': {
    fr: 'La durée est celle du profil au plus.',
    en: 'The lifetime is that of the profile at most.',
  },
  'lint.three-years': {
    fr: 'Un certificat final dure trois ans au plus.',
    en: 'A leaf lasts three years at most.',
  },
  'lint.issuer-not-empty': {
    fr: 'L’émetteur a un nom.',
    en: 'The issuer has a name.',
  },
  'lint.subject-not-empty': {
    fr: 'Le sujet a un nom, ou des noms alternatifs s’il n’est pas une autorité.',
    en: 'The subject has a name, or alternative names unless it is an authority.',
  },
  'lint.issuer-is-subject-of-issuer': {
    fr: 'L’émetteur est nommé octet pour octet comme dans son propre certificat.',
    en: 'The issuer is named octet for octet as in its own certificate.',
  },
  'lint.country-form': {
    fr: 'Le pays est en deux lettres capitales.',
    en: 'The country has two capital letters.',
  },
  'lint.country-printable': {
    fr: 'Le pays est du texte PrintableString.',
    en: 'The country is PrintableString text.',
  },
  'lint.serial-number-printable': {
    fr: 'L’attribut serialNumber est du texte PrintableString.',
    en: 'The attribute serialNumber is PrintableString text.',
  },
  'lint.text-type': {
    fr: 'Les textes sont UTF8String ou PrintableString.',
    en: 'Texts are UTF8String or PrintableString.',
  },
  'lint.text-valid': {
    fr: 'Les octets d’un texte sont ceux de son type.',
    en: 'The octets of a text are those of its type.',
  },
  'lint.text-not-empty': {
    fr: 'Aucun attribut n’est vide.',
    en: 'No attribute is empty.',
  },
  'lint.text-length': {
    fr: 'Aucun attribut ne dépasse sa longueur permise.',
    en: 'No attribute is longer than it may be.',
  },
  'lint.text-without-controls': {
    fr: 'Aucun nom ne contient de caractère de commande ou de sens d’écriture.',
    en: 'No name holds control or direction characters.',
  },
  'lint.text-trimmed': {
    fr: 'Aucun nom ne commence ou ne finit par un blanc, ni n’en double un.',
    en: 'No name begins or ends with a blank, nor doubles one.',
  },
  'lint.ia5-attributes': {
    fr: 'Les attributs emailAddress et DC sont du texte IA5String.',
    en: 'The attributes emailAddress and DC are IA5String text.',
  },
  'lint.mail-not-in-subject': {
    fr: 'L’adresse est dans les noms alternatifs, pas dans le sujet.',
    en: 'The mail address is among the alternative names, not in the subject.',
  },
  'lint.rdn-sorted': {
    fr: 'Les attributs d’un RDN à plusieurs valeurs sont dans l’ordre du DER.',
    en: 'The attributes of an RDN of several values are in the order of DER.',
  },
  'lint.attribute-once': {
    fr: 'Un RDN ne porte pas deux fois le même attribut.',
    en: 'An RDN does not hold one attribute twice.',
  },
  'lint.key-known': {
    fr: 'La clé est d’une sorte connue, et lisible.',
    en: 'The key is of a known kind, and readable.',
  },
  'lint.rsa-size': {
    fr: 'Une clé RSA compte 2048 à 8192 bits.',
    en: 'An RSA key has 2048 to 8192 bits.',
  },
  'lint.rsa-size-octets': {
    fr: 'La taille d’une clé RSA est un multiple de 8 bits.',
    en: 'The size of an RSA key is a multiple of 8 bits.',
  },
  'lint.rsa-exponent-odd': {
    fr: 'L’exposant RSA est impair.',
    en: 'The RSA exponent is odd.',
  },
  'lint.rsa-exponent-range': {
    fr: 'L’exposant RSA vaut au moins 65537, et moins de 2^256.',
    en: 'The RSA exponent is at least 65537, and below 2^256.',
  },
  'lint.rsa-small-factor': {
    fr: 'Le module RSA n’a pas de petit facteur.',
    en: 'The RSA modulus has no small factor.',
  },
  'lint.rsa-close-primes': {
    fr: 'Les facteurs du module RSA ne sont pas voisins (Fermat).',
    en: 'The factors of the RSA modulus are no neighbours (Fermat).',
  },
  'lint.rsa-roca': {
    fr: 'La clé RSA ne vient pas de la bibliothèque Infineon défectueuse (ROCA).',
    en: 'The RSA key does not come from the faulty Infineon library (ROCA).',
  },
  'lint.rsa-parameters': {
    fr: 'Les paramètres d’une clé RSA sont NULL.',
    en: 'The parameters of an RSA key are NULL.',
  },
  'lint.ec-named-curve': {
    fr: 'La courbe est nommée, et non décrite.',
    en: 'The curve is named, not described.',
  },
  'lint.ec-curve': {
    fr: 'La courbe est P-256 ou P-384.',
    en: 'The curve is P-256 or P-384.',
  },
  'lint.ec-uncompressed': {
    fr: 'Le point d’une clé EC est écrit en entier.',
    en: 'The point of an EC key is written in full.',
  },
  'lint.edwards-parameters': {
    fr: 'Une clé Ed25519 n’a pas de paramètres.',
    en: 'An Ed25519 key has no parameters.',
  },
  'lint.usage-in-ca': {
    fr: 'Une autorité dit l’usage de sa clé.',
    en: 'An authority tells the usage of its key.',
  },
  'lint.usage-in-leaf': {
    fr: 'Un certificat final dit l’usage de sa clé.',
    en: 'A leaf tells the usage of its key.',
  },
  'lint.usage-not-empty': {
    fr: 'L’usage de la clé n’est pas vide.',
    en: 'The key usage is not empty.',
  },
  'lint.usage-minimal': {
    fr: 'L’usage de la clé ne porte pas de bits de remplissage.',
    en: 'The key usage has no padding bits.',
  },
  'lint.ca-signs': {
    fr: 'Une autorité a l’usage keyCertSign.',
    en: 'An authority has the usage keyCertSign.',
  },
  'lint.leaf-signs-no-certificate': {
    fr: 'Un certificat final n’a pas l’usage keyCertSign.',
    en: 'A leaf does not have the usage keyCertSign.',
  },
  'lint.ec-enciphers-nothing': {
    fr: 'Une clé EC ne chiffre pas : keyAgreement au lieu de keyEncipherment.',
    en: 'An EC key enciphers nothing: keyAgreement instead of keyEncipherment.',
  },
  'lint.edwards-signs-only': {
    fr: 'Une clé Ed25519 ne fait que signer.',
    en: 'An Ed25519 key signs only.',
  },
  'lint.rsa-agrees-on-nothing': {
    fr: 'Une clé RSA n’a pas l’usage keyAgreement.',
    en: 'An RSA key does not have the usage keyAgreement.',
  },
  'lint.encipher-only-needs-agreement': {
    fr: 'encipherOnly et decipherOnly vont avec keyAgreement.',
    en: 'encipherOnly and decipherOnly go with keyAgreement.',
  },
  'lint.signature-apart-from-encryption': {
    fr: 'Une clé de signature engageante ne déchiffre pas.',
    en: 'A key whose signature commits does not decipher.',
  },
  'lint.purpose-once': {
    fr: 'Aucun emploi de la clé ne figure deux fois.',
    en: 'No purpose of the key stands there twice.',
  },
  'lint.purposes-not-empty': {
    fr: 'La liste des emplois n’est pas vide.',
    en: 'The list of purposes is not empty.',
  },
  'lint.no-any-purpose': {
    fr: 'Un certificat final nomme ses emplois, au lieu de les permettre tous.',
    en: 'A leaf names its purposes instead of allowing any.',
  },
  'lint.purpose-in-leaf': {
    fr: 'Un certificat final dit pour quels emplois il est délivré.',
    en: 'A leaf tells the purposes that it is issued for.',
  },
  'lint.purpose-fits-usage': {
    fr: 'Chaque emploi a l’usage de clé qu’il demande.',
    en: 'Each purpose has the key usage that it needs.',
  },
  'lint.ocsp-signing-alone': {
    fr: 'Un répondeur OCSP n’a pas d’autre emploi.',
    en: 'An OCSP responder has no other purpose.',
  },
  'lint.subject-key-id-not-critical': {
    fr: 'L’identifiant de clé du sujet n’est pas critique.',
    en: 'The subject key identifier is not critical.',
  },
  'lint.authority-key-id-not-critical': {
    fr: 'L’identifiant de clé de l’autorité n’est pas critique.',
    en: 'The authority key identifier is not critical.',
  },
  'lint.information-access-not-critical': {
    fr: 'Les adresses de l’autorité (AIA) ne sont pas critiques.',
    en: 'The authority information access is not critical.',
  },
  'lint.freshest-crl-not-critical': {
    fr: 'L’adresse de la liste delta n’est pas critique.',
    en: 'The freshest CRL extension is not critical.',
  },
  'lint.crl-points-not-critical': {
    fr: 'Les adresses des listes de révocation ne sont pas critiques.',
    en: 'The CRL distribution points are not critical.',
  },
  'lint.policies-not-critical': {
    fr: 'Les politiques ne sont pas critiques.',
    en: 'The policies are not critical.',
  },
  'lint.usage-critical': {
    fr: 'L’usage de la clé est critique.',
    en: 'The key usage is critical.',
  },
  'lint.name-constraints-critical': {
    fr: 'Les contraintes de noms sont critiques.',
    en: 'The name constraints are critical.',
  },
  'lint.policy-constraints-critical': {
    fr: 'Les contraintes de politiques sont critiques.',
    en: 'The policy constraints are critical.',
  },
  'lint.inhibit-any-policy-critical': {
    fr: 'L’extension inhibitAnyPolicy est critique.',
    en: 'The extension inhibitAnyPolicy is critical.',
  },
  'lint.constraints-critical-in-ca': {
    fr: 'Les contraintes de base d’une autorité sont critiques.',
    en: 'The basic constraints of an authority are critical.',
  },
  'lint.critical-known': {
    fr: 'Aucune extension critique n’est inconnue.',
    en: 'No critical extension is unknown.',
  },
  'lint.name-constraints-in-ca': {
    fr: 'Seule une autorité porte des contraintes de noms.',
    en: 'Only an authority has name constraints.',
  },
  'lint.policy-mappings-in-ca': {
    fr: 'Seule une autorité porte des équivalences de politiques.',
    en: 'Only an authority has policy mappings.',
  },
  'lint.policy-constraints-in-ca': {
    fr: 'Seule une autorité porte des contraintes de politiques.',
    en: 'Only an authority has policy constraints.',
  },
  'lint.inhibit-any-policy-in-ca': {
    fr: 'Seule une autorité porte inhibitAnyPolicy.',
    en: 'Only an authority has inhibitAnyPolicy.',
  },
  'lint.path-length-in-ca': {
    fr: 'La longueur de chaîne ne va qu’à une autorité qui signe des certificats.',
    en: 'The path length is for an authority that signs certificates only.',
  },
  'lint.path-length-below-issuer': {
    fr: 'La longueur de chaîne est plus courte que celle de l’émetteur.',
    en: 'The path length is shorter than that of the issuer.',
  },
  'lint.subject-key-id-in-ca': {
    fr: 'Une autorité donne l’identifiant de sa clé.',
    en: 'An authority gives the identifier of its key.',
  },
  'lint.subject-key-id-in-leaf': {
    fr: 'Un certificat final donne l’identifiant de sa clé.',
    en: 'A leaf gives the identifier of its key.',
  },
  'lint.subject-key-id-length': {
    fr: 'L’identifiant de clé compte 4 à 32 octets.',
    en: 'The key identifier has 4 to 32 octets.',
  },
  'lint.subject-key-id-made-here': {
    fr: 'L’identifiant de clé est calculé comme ici (SHA-256 abrégé).',
    en: 'The key identifier is made as it is here (SHA-256 cut short).',
  },
  'lint.authority-key-id': {
    fr: 'Le certificat donne l’identifiant de clé de l’émetteur.',
    en: 'The certificate gives the key identifier of its issuer.',
  },
  'lint.authority-key-id-right': {
    fr: 'Cet identifiant est celui du certificat de l’émetteur.',
    en: 'That identifier is that of the issuer’s certificate.',
  },
  'lint.policy-in-leaf': {
    fr: 'Un certificat final dit sous quelle politique il est délivré.',
    en: 'A leaf tells the policy that it is issued under.',
  },
  'lint.policy-once': {
    fr: 'Aucune politique ne figure deux fois.',
    en: 'No policy stands there twice.',
  },
  'lint.policy-of-issuer': {
    fr: 'L’émetteur a le droit de délivrer sous cette politique.',
    en: 'The issuer may issue under this policy.',
  },
  'lint.names-not-empty': {
    fr: 'La liste des noms alternatifs n’est pas vide.',
    en: 'The list of alternative names is not empty.',
  },
  'lint.names-critical-without-subject': {
    fr: 'Sans sujet, les noms alternatifs sont critiques.',
    en: 'Without a subject, the alternative names are critical.',
  },
  'lint.names-not-critical': {
    fr: 'Avec un sujet, les noms alternatifs ne sont pas critiques.',
    en: 'With a subject, the alternative names are not critical.',
  },
  'lint.dns-form': {
    fr: 'Les noms DNS ont la forme de noms de machine.',
    en: 'DNS names have the form of host names.',
  },
  'lint.dns-without-wildcard': {
    fr: 'Aucun nom DNS n’a de joker.',
    en: 'No DNS name has a wildcard.',
  },
  'lint.dns-is-no-address': {
    fr: 'Aucun nom DNS n’est une adresse IP.',
    en: 'No DNS name is an IP address.',
  },
  'lint.ip-length': {
    fr: 'Une adresse IP compte 4 ou 16 octets.',
    en: 'An IP address has 4 or 16 octets.',
  },
  'lint.mail-form': {
    fr: 'Les adresses de messagerie ont la forme nom@domaine.',
    en: 'Mail addresses have the form name@domain.',
  },
  'lint.uri-form': {
    fr: 'Les URI sont absolus, en ASCII visible.',
    en: 'URIs are absolute, in visible ASCII.',
  },
  'lint.name-once': {
    fr: 'Aucun nom alternatif ne figure deux fois.',
    en: 'No alternative name stands there twice.',
  },
  'lint.server-has-name': {
    fr: 'Un serveur porte au moins un nom DNS ou une adresse IP.',
    en: 'A server has at least one DNS name or IP address.',
  },
  'lint.server-name-among-names': {
    fr: 'Le nom d’un serveur est parmi ses noms alternatifs.',
    en: 'The name of a server is among its alternative names.',
  },
  'lint.crl-point-in-leaf': {
    fr: 'Le certificat dit où trouver la liste de révocation.',
    en: 'The certificate tells where the revocation list is.',
  },
  'lint.crl-url-form': {
    fr: 'L’adresse de la liste de révocation est en http ou ldap, absolue.',
    en: 'The address of the revocation list is an absolute one of http or ldap.',
  },
  'lint.crl-point-whole': {
    fr: 'La liste des adresses de révocation n’est pas vide.',
    en: 'The list of revocation addresses is not empty.',
  },
  'lint.access-url-form': {
    fr: 'Les adresses de l’autorité sont en http ou ldap, absolues.',
    en: 'The addresses of the authority are absolute ones of http or ldap.',
  },
  'lint.access-by-url': {
    fr: 'L’autorité donne ses adresses par des URL.',
    en: 'The authority gives its addresses as URLs.',
  },
  'lint.profile-followed': {
    fr: 'Le certificat suit son profil.',
    en: 'The certificate follows its profile.',
  },
  'lint.person-number': {
    fr: 'Le CN d’un professionnel est 8 suivi d’un RPPS juste.',
    en: 'The CN of a professional is 8 and a right RPPS number.',
  },
  'lint.person-profession': {
    fr: 'Le sujet d’un professionnel dit sa profession (title).',
    en: 'The subject of a professional tells the profession (title).',
  },
  'lint.person-names-together': {
    fr: 'Nom, prénom et numéro d’un professionnel forment un seul RDN.',
    en: 'Family name, given name and number of a professional are one RDN.',
  },
  'lint.structure-number': {
    fr: 'L’OU d’une organisation est 1 et un FINESS, ou 3 et un SIRET, justes.',
    en: 'The OU of an organisation is 1 and a FINESS, or 3 and a SIRET, number that is right.',
  },
  'lint.country-france': {
    fr: 'Le pays est FR.',
    en: 'The country is FR.',
  },
  'lint.server-both-ways': {
    fr: 'Un serveur d’opérateur sert des deux côtés de TLS.',
    en: 'An operator’s server is for both sides of TLS.',
  },
  'lint.names-somebody': {
    fr: 'Le certificat nomme quelqu’un que l’annuaire peut connaître.',
    en: 'The certificate names somebody whom the directory can know.',
  },
} as const

/** Names of the rules. */
export type LintName = keyof typeof lintPhrases extends infer Key
  ? Key extends `lint.${infer Name}`
    ? Name
    : never
  : never
