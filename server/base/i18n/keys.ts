/** Texts about keys of authorities: in files, in tokens, offline; ceremonies of the root; the master key. */

export const keysPhrases = {
  'keys.pkcs11-missing': {
    fr: 'Le module pkcs11js n’a pas pu être installé : sans lui, aucune clé ne peut être gardée dans un jeton PKCS#11.',
    en: 'The module pkcs11js could not be installed: without it, no key can be kept in a PKCS#11 token.',
  },
  'keys.pkcs11-library': {
    fr: 'La bibliothèque PKCS#11 {path} ne se charge pas ; vérifiez son chemin.',
    en: 'The PKCS#11 library {path} does not load; check its path.',
  },
  'keys.pkcs11-no-library': {
    fr: 'Aucune bibliothèque PKCS#11 n’est indiquée : module-path= dans l’URI, ou keys.pkcs11_library dans pli.toml.',
    en: 'No PKCS#11 library is named: module-path= in the URI, or keys.pkcs11_library in pli.toml.',
  },
  'keys.token-gone': {
    fr: 'Le jeton PKCS#11 « {token} » n’est pas présent ; branchez-le puis recommencez.',
    en: 'The PKCS#11 token "{token}" is not present; connect it, then try again.',
  },
  'keys.token-failed': {
    fr: 'Le jeton PKCS#11 « {token} » a répondu {name}.',
    en: 'The PKCS#11 token "{token}" answered {name}.',
  },
  'keys.pin-refused': {
    fr: 'Le jeton PKCS#11 « {token} » refuse ce code ; il ne lui sera pas présenté une seconde fois, pour ne pas le bloquer.',
    en: 'The PKCS#11 token "{token}" refuses this PIN; it will not be tried a second time, lest the token be locked.',
  },
  'keys.pin-locked': {
    fr: 'Le jeton PKCS#11 « {token} » est bloqué après trop de codes faux ; son administrateur doit le débloquer.',
    en: 'The PKCS#11 token "{token}" is locked after too many wrong PINs; its security officer must unlock it.',
  },
  'keys.token-no-key': {
    fr: 'Le jeton PKCS#11 « {token} » n’a pas de clé « {key} ».',
    en: 'The PKCS#11 token "{token}" has no key "{key}".',
  },
  'keys.token-two-keys': {
    fr: 'Le jeton PKCS#11 « {token} » a plusieurs clés « {key} » ; précisez id= dans l’URI.',
    en: 'The PKCS#11 token "{token}" has several keys "{key}"; add id= to the URI.',
  },
  'keys.token-taken': {
    fr: 'Le jeton PKCS#11 « {token} » a déjà une clé « {key} » ; donnez un autre nom à la nouvelle.',
    en: 'The PKCS#11 token "{token}" has a key "{key}" already; give the new one another name.',
  },
  'keys.token-no-public': {
    fr: 'Le jeton PKCS#11 « {token} » ne montre pas la clé publique de « {key} ».',
    en: 'The PKCS#11 token "{token}" does not show the public key of "{key}".',
  },
  'keys.token-wrong': {
    fr: 'Le jeton PKCS#11 « {token} » a rendu une signature fausse avec la clé « {key} » ; elle n’a pas été utilisée.',
    en: 'The PKCS#11 token "{token}" made a wrong signature with the key "{key}"; it was not used.',
  },
  'keys.passphrase-wrong': {
    fr: 'La phrase secrète n’ouvre pas {path}.',
    en: 'The passphrase does not open {path}.',
  },
  'keys.passphrase-short': {
    fr: 'La phrase secrète doit avoir au moins {count} caractères.',
    en: 'The passphrase must have {count} characters at least.',
  },
  'keys.passphrase-differs': {
    fr: 'Les deux saisies diffèrent ; rien n’a été fait.',
    en: 'The two entries differ; nothing was done.',
  },
  'keys.file-missing': {
    fr: 'Le fichier de clé {path} n’est pas là ; le support est-il branché ?',
    en: 'The key file {path} is not there; is the medium connected?',
  },
  'keys.file-bad': {
    fr: '{path} n’est pas un fichier de clé chiffré (PKCS#8, PBES2, AES-256) : {detail}.',
    en: '{path} is not an encrypted key file (PKCS#8, PBES2, AES-256): {detail}.',
  },
  'keys.file-taken': {
    fr: '{path} existe déjà ; une clé n’est jamais écrasée.',
    en: '{path} exists already; a key is never overwritten.',
  },
  'keys.other-key': {
    fr: 'La clé de {place} n’est pas celle de l’autorité « {name} ».',
    en: 'The key at {place} is not that of the authority "{name}".',
  },
  'keys.offline': {
    fr: 'La clé de l’autorité « {name} » n’est pas sur cette machine.',
    en: 'The key of the authority "{name}" is not on this machine.',
  },
  'keys.not-into-token': {
    fr: 'Une clé faite hors d’un jeton n’y entre pas : elle y serait moins sûre qu’une clé faite dedans.',
    en: 'A key made outside of a token is not moved into one: it would be less safe than one made inside.',
  },
  'keys.place': {
    fr: '« {text} » n’est pas un emplacement de clé : donnez un chemin, file:CHEMIN ou une URI pkcs11:.',
    en: '"{text}" is no place of a key: give a path, file:PATH or a pkcs11: URI.',
  },
  'keys.source': {
    fr: '« {text} » n’est pas une source de secret : ask, file:CHEMIN, fd:N, env:NOM ou credential:NOM.',
    en: '"{text}" is no source of a secret: ask, file:PATH, fd:N, env:NAME or credential:NAME.',
  },
  'keys.source-empty': {
    fr: 'La source {source} ne donne aucun secret.',
    en: 'The source {source} gives no secret.',
  },
  'keys.nobody-to-ask': {
    fr: 'Il faut la phrase secrète ou le code de {place}, et il n’y a pas de terminal pour les demander : indiquez une source (file:, fd:, env:, credential:).',
    en: 'The passphrase or PIN of {place} is needed and there is no terminal to ask for it: name a source (file:, fd:, env:, credential:).',
  },
  'keys.ask-passphrase': {
    fr: 'Phrase secrète de {place} : ',
    en: 'Passphrase of {place}: ',
  },
  'keys.ask-again': { fr: 'La même, encore une fois : ', en: 'The same once more: ' },
  'keys.ask-pin': { fr: 'Code (PIN) de {place} : ', en: 'PIN of {place}: ' },
} as const
