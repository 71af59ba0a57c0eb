/** Texts of the demonstration that `npm start` runs. */

export const demoPhrases = {
  'demo.title': {
    fr: 'Pli : la première ordonnance voyage',
    en: 'Pli: the first prescription travels',
  },
  'demo.space.made': {
    fr: 'Espace de confiance créé dans {path} : {count} autorités',
    en: 'Trust space made in {path}: {count} authorities',
  },
  'demo.space.kept': {
    fr: 'Espace de confiance repris de {path} : {count} autorités',
    en: 'Trust space reused from {path}: {count} authorities',
  },
  'demo.authority': {
    fr: '{subject}, valable jusqu’au {until}',
    en: '{subject}, valid until {until}',
  },
  'demo.identities.made': {
    fr: 'Identités inscrites à l’annuaire, chacune avec son certificat et sa boîte :',
    en: 'Identities enrolled in the directory, each with a certificate and a mailbox:',
  },
  'demo.identities.kept': {
    fr: 'Identités reprises de l’annuaire :',
    en: 'Identities reused from the directory:',
  },
  'demo.identity': { fr: '{name}, {mailbox} ({folder})', en: '{name}, {mailbox} ({folder})' },
  'demo.started': {
    fr: 'Passerelle démarrée, en TLS mutuel partout',
    en: 'Gateway started, mutual TLS everywhere',
  },
  'demo.ports-moved': {
    fr: 'Les ports habituels sont pris : des ports libres ont été choisis.',
    en: 'The usual ports are taken: free ones were chosen.',
  },
  'demo.keys': {
    fr: 'Chacun fait sa clé de bout en bout ; l’annuaire la certifie',
    en: 'Each makes an end-to-end key; the directory certifies it',
  },
  'demo.prescribes': {
    fr: '{name} prescrit : composé, signé, scellé, envoyé par SMTP avec son certificat (données d’essai)',
    en: '{name} prescribes: composed, signed, sealed, sent by SMTP with the doctor’s certificate (test data)',
  },
  'demo.receives': {
    fr: '{name} la reçoit, par IMAP, avec le sien',
    en: '{name} receives it over IMAP with its own',
  },
  'demo.verifies': {
    fr: 'Est-elle authentique, et que dit-elle ?',
    en: 'Is it genuine, and what does it say?',
  },
  'demo.dispenses': {
    fr: 'Elle est dispensée ; le prescripteur l’apprend',
    en: 'It is dispensed; the prescriber is told',
  },
  'demo.again': {
    fr: 'Une seconde dispensation est arrêtée',
    en: 'A second dispensing is stopped',
  },
  'demo.told': {
    fr: '{name} trouve le compte rendu de dispensation',
    en: '{name} finds the report of the dispensing',
  },
  'demo.sealed': {
    fr: 'Sur le disque, {files} fichiers ({bytes}) : ni l’objet, ni le patient, ni les noms de fichiers, ni le contenu n’y apparaissent en clair',
    en: 'On disk, {files} files ({bytes}): neither subject, patient, file names nor content stand there in clear',
  },
  'demo.not-sealed': {
    fr: 'ATTENTION : du texte en clair a été trouvé dans {file}',
    en: 'WARNING: clear text was found in {file}',
  },
  'demo.stranger': {
    fr: 'Un étranger, avec un certificat aux mêmes noms mais d’une autre autorité : refusé. {fact}',
    en: 'A stranger, with a certificate of the same names from another authority: refused. {fact}',
  },
  'demo.stranger-in': {
    fr: 'ATTENTION : l’étranger n’a pas été refusé',
    en: 'WARNING: the stranger was not refused',
  },
  'demo.addresses': {
    fr: 'La passerelle sert maintenant à ces adresses :',
    en: 'The gateway now serves at these addresses:',
  },
  'demo.connect': { fr: 'Pour s’y connecter :', en: 'How to connect:' },
  'demo.thunderbird': {
    fr: 'Thunderbird : importer {p12} (mot de passe {password}) dans Certificats, puis ajouter le compte {mailbox} : IMAP {imap} et SMTP {smtp}, SSL/TLS, authentification « Certificat TLS » ; autorité à approuver : {ca}',
    en: 'Thunderbird: import {p12} (password {password}) under Certificates, then add the account {mailbox}: IMAP {imap} and SMTP {smtp}, SSL/TLS, authentication "TLS Certificate"; authority to trust: {ca}',
  },
  'demo.curl': { fr: 'curl, lire', en: 'curl, to read' },
  'demo.cli': { fr: 'Ligne de commande', en: 'Command line' },
  'demo.serving': { fr: 'Ctrl-C pour arrêter.', en: 'Ctrl-C to stop.' },
} as const
