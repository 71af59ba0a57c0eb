/** Texts on entering and correcting who is in the directory, on curating addresses, and on what mailboxes may hold. */

export const directoryModelPhrases = {
  'pki.enrolled-otherwise.rpps': {
    fr: '{identity} est dans l’annuaire avec le numéro RPPS {known}, et non {given}.',
    en: '{identity} is in the directory with the RPPS number {known}, not {given}.',
  },
  'pki.enrolled-otherwise.adeli': {
    fr: '{identity} est dans l’annuaire avec le numéro ADELI {known}, et non {given}.',
    en: '{identity} is in the directory with the ADELI number {known}, not {given}.',
  },
  'directory.entry-exists': {
    fr: '{identity} est déjà dans l’annuaire : « pli directory edit » le corrige.',
    en: '{identity} is in the directory already: "pli directory edit" corrects it.',
  },
  'directory.person-number': {
    fr: 'Un professionnel a un numéro RPPS ou ADELI : donnez --rpps ou --adeli.',
    en: 'A professional has an RPPS or an ADELI number: give --rpps or --adeli.',
  },
  'directory.postcode': {
    fr: '« {text} » n’est pas un code postal de cinq caractères.',
    en: '"{text}" is no postal code of five characters.',
  },
  'directory.short-name': {
    fr: '« {text} » ne peut être un nom court : lettres sans accent, chiffres, points et tirets, 64 au plus.',
    en: '"{text}" cannot be a short name: plain letters, digits, dots and hyphens, 64 at most.',
  },
  'directory.domain': {
    fr: '« {text} » n’est pas un nom de domaine.',
    en: '"{text}" is no domain name.',
  },
  'directory.qualification': {
    fr: '« {text} » n’est pas un savoir-faire : un code, puis son libellé, par exemple « SM04 Cardiologie ».',
    en: '"{text}" is no qualification: a code, then its label, for instance "SM04 Cardiologie".',
  },
  'directory.number-stays': {
    fr: 'Le numéro {name} {known} ne change pas : une autre personne ou structure est une autre entrée.',
    en: 'The {name} number {known} does not change: another person or structure is another entry.',
  },
  'directory.no-activity': {
    fr: '{identity} n’a pas d’activité auprès de {structure}.',
    en: '{identity} has no activity at {structure}.',
  },
  'cmd.directory.add': {
    fr: 'Ajouter un professionnel, une structure, une application ou un opérateur, sans certificat',
    en: 'Add a professional, a structure, an application or an operator, without a certificate',
  },
  'arg.entry-kind': {
    fr: 'professional, organisation, application ou operator',
    en: 'professional, organisation, application or operator',
  },
  'arg.entry-id': {
    fr: 'numéro (rpps:N, finess:N…), ou nom court d’une application ou d’un opérateur',
    en: 'number (rpps:N, finess:N…), or short name of an application or an operator',
  },
  'opt.adeli': { fr: 'numéro ADELI, 9 caractères', en: 'ADELI number, 9 characters' },
  'opt.qualification': {
    fr: 'savoir-faire : code et libellé, « SM04 Cardiologie »',
    en: 'qualification: code and label, "SM04 Cardiologie"',
  },
  'opt.sign': { fr: 'enseigne commerciale', en: 'name over the door' },
  'opt.legal': {
    fr: 'FINESS de l’entité juridique (EJ) de cet établissement',
    en: 'FINESS of the legal entity (EJ) of this establishment',
  },
  'opt.street': { fr: 'numéro et voie', en: 'number and street' },
  'opt.postcode': { fr: 'code postal', en: 'postal code' },
  'opt.town': { fr: 'commune', en: 'town' },
  'opt.organisation': {
    fr: 'structure qui en répond : finess:… ou siret:…',
    en: 'structure that answers for it: finess:… or siret:…',
  },
  'opt.domain-of': { fr: 'domaine de messagerie (répétable)', en: 'mail domain (repeatable)' },
  'opt.contact': { fr: 'qui joindre', en: 'whom to reach' },
  'opt.lenient-number': {
    fr: 'accepter un numéro dont la clé est fausse (jeux d’essai)',
    en: 'accept a number whose check digit is wrong (test samples)',
  },
  'opt.activity': {
    fr: 'exerce aussi auprès de cette structure (répétable)',
    en: 'works at this structure too (repeatable)',
  },
  'opt.role-there': { fr: 'en quelle qualité', en: 'as what' },
  'opt.end-activity': {
    fr: 'n’exerce plus auprès de cette structure (répétable)',
    en: 'no longer works at this structure (repeatable)',
  },
  'opt.family-name': { fr: 'nom d’exercice', en: 'family name in practice' },
  'opt.given-name': { fr: 'prénom d’exercice', en: 'given name in practice' },
  'opt.entry-name': { fr: 'nom', en: 'name' },
  'directory.added': {
    fr: '{identity} ajouté : {name}.',
    en: '{identity} added: {name}.',
  },
  'directory.add-takes': {
    fr: 'Une entrée « {kind} » ne prend pas {option}.',
    en: 'An entry of kind "{kind}" does not take {option}.',
  },
  'directory.add-wants': {
    fr: 'Une entrée « {kind} » demande {option}.',
    en: 'An entry of kind "{kind}" wants {option}.',
  },
  'directory.add-kind': {
    fr: '« {kind} » : professional, organisation, application ou operator.',
    en: '"{kind}": professional, organisation, application or operator.',
  },
  'directory.unchanged': { fr: '{what} : rien à changer.', en: '{what}: nothing to change.' },
  'directory.edit-wants-something': {
    fr: 'Donnez ce qui change, par exemple --name ou --state ; pour une boîte, --red-list, --description, --service ou --responsible.',
    en: 'Give what changes, for instance --name or --state; for a mailbox, --red-list, --description, --service or --responsible.',
  },
  'directory.field.rpps': { fr: 'RPPS', en: 'RPPS' },
  'directory.field.adeli': { fr: 'ADELI', en: 'ADELI' },
  'directory.field.finess': { fr: 'FINESS', en: 'FINESS' },
  'directory.field.siret': { fr: 'SIRET', en: 'SIRET' },
  'directory.field.legal': { fr: 'FINESS juridique (EJ)', en: 'legal FINESS (EJ)' },
  'directory.field.family': { fr: 'nom', en: 'family name' },
  'directory.field.given': { fr: 'prénom', en: 'given name' },
  'directory.field.profession': { fr: 'profession', en: 'profession' },
  'directory.field.qualification': { fr: 'savoir-faire', en: 'qualification' },
  'directory.field.name': { fr: 'nom', en: 'name' },
  'directory.field.sign': { fr: 'enseigne', en: 'sign' },
  'directory.field.region': { fr: 'département', en: 'department' },
  'directory.field.address': { fr: 'adresse postale', en: 'postal address' },
  'directory.field.organisation': { fr: 'structure', en: 'structure' },
  'directory.field.domains': { fr: 'domaines', en: 'domains' },
  'directory.field.contact': { fr: 'contact', en: 'contact' },
  'directory.field.activity': { fr: 'activité', en: 'activity' },
  'directory.field.certificate': { fr: 'certificat', en: 'certificate' },
  'directory.certificate': {
    fr: '{serial}, {profile}, {state}, jusqu’au {until}',
    en: '{serial}, {profile}, {state}, until {until}',
  },
  'directory.certificate-state.good': { fr: 'valide', en: 'good' },
  'directory.certificate-state.revoked': { fr: 'révoqué', en: 'revoked' },
  'directory.certificate-state.expired': { fr: 'expiré', en: 'expired' },
  'directory.differs': {
    fr: 'Le certificat {serial} et l’annuaire diffèrent, {field} : « {certificate} » et « {directory} ». L’annuaire fait foi ; renouvelez le certificat pour les accorder.',
    en: 'Certificate {serial} and the directory differ on {field}: "{certificate}" and "{directory}". The directory counts; renew the certificate to bring them together.',
  },
  'cmd.directory.stale': {
    fr: 'Lister les adresses à reprendre : inutilisées, qui refusent, ou à revérifier',
    en: 'List the addresses to curate: unused, refusing mail, or due to be checked',
  },
  'opt.unused': { fr: 'inutilisées depuis ce nombre de jours', en: 'unused for so many days' },
  'opt.bounces': { fr: 'au moins ce nombre de refus', en: 'at least so many refusals' },
  'opt.due': { fr: 'à revérifier aujourd’hui', en: 'due to be checked today' },
  'directory.stale-none': { fr: 'Aucune adresse à reprendre.', en: 'No address to curate.' },
  'directory.stale-reason.unused': { fr: 'inutilisée', en: 'unused' },
  'directory.stale-reason.bounces': { fr: 'refus', en: 'refusals' },
  'directory.stale-reason.due': { fr: 'à revérifier', en: 'check due' },
  'directory.last-use': { fr: 'dernier usage', en: 'last use' },
  'directory.bounces': { fr: 'refus', en: 'refusals' },
  'directory.check-due': { fr: 'à revérifier le', en: 'check due' },
  'directory.never': { fr: 'jamais', en: 'never' },
  'cmd.directory.checked': {
    fr: 'Noter qu’une adresse a été vérifiée, et quand la revérifier',
    en: 'Note that an address was checked, and when to check it again',
  },
  'opt.next-check': { fr: 'jour de la prochaine vérification', en: 'day of the next check' },
  'directory.checked': {
    fr: '{address} : vérifiée, prochaine vérification : {due}.',
    en: '{address}: checked, next check: {due}.',
  },
  'directory.no-next-check': { fr: 'aucune', en: 'none' },
  'cmd.mailbox.quota': {
    fr: 'Dire ce qu’une boîte contient, et fixer ce qu’elle peut contenir',
    en: 'Say what a mailbox holds, and set what it may hold',
  },
  'arg.quota': { fr: '500M, 2G, ou none pour sans limite', en: '500M, 2G, or none for no limit' },
  'mailbox.bad-size': {
    fr: '« {text} » n’est pas une taille : 500K, 200M, 2G, ou none.',
    en: '"{text}" is no size: 500K, 200M, 2G, or none.',
  },
  'mailbox.quota': {
    fr: '{address} : {messages} message(s), {used} sur {quota}.',
    en: '{address}: {messages} message(s), {used} of {quota}.',
  },
  'mailbox.no-quota': { fr: 'sans limite', en: 'no limit' },
  'mailbox.would-erase': {
    fr: '{address} serait fermée : ses clés seraient détruites et {messages} message(s) ({size}) perdus pour toujours.',
    en: '{address} would be closed: its keys would be destroyed and {messages} message(s) ({size}) lost for ever.',
  },
  'mailbox.erased': {
    fr: '{address} : clés détruites, {messages} message(s) ({size}) effacés ; rien ne les rouvrira ici. Une sauvegarde antérieure, avec master.key, les ouvre encore : détruisez-la aussi. L’adresse ne servira plus.',
    en: '{address}: keys destroyed, {messages} message(s) ({size}) erased; nothing here opens them again. An earlier backup, with master.key, still does: destroy it too. The address is not used again.',
  },
} as const
