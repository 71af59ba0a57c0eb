/** Texts of the catalogue for: what administrators read in the logs, one sentence for each kind of event. */

export const webAdminEventPhrases = {
  'web.admin.event.certificate.issued': {
    fr: 'a émis un certificat ({use}) pour {holder}',
    en: 'issued a certificate ({use}) for {holder}',
  },
  'web.admin.event.certificate.revoked': {
    fr: 'a révoqué un certificat de {holder} : {reason}',
    en: 'revoked a certificate of {holder}: {reason}',
  },
  'web.admin.event.certificate.released': {
    fr: 'a levé la suspension d’un certificat de {holder}',
    en: 'lifted the suspension of a certificate of {holder}',
  },
  'web.admin.event.crl.issued': {
    fr: 'a signé une liste de révocation',
    en: 'signed a revocation list',
  },
  'web.admin.event.authority.created': { fr: 'a créé une autorité', en: 'made an authority' },
  'web.admin.event.authority.requested': {
    fr: 'a préparé une demande d’autorité',
    en: 'prepared an authority’s request',
  },
  'web.admin.event.authority.key-erased': {
    fr: 'a effacé la clé d’une autorité',
    en: 'erased an authority’s key',
  },
  'web.admin.event.professional.enrolled': { fr: 'a inscrit {holder}', en: 'enrolled {holder}' },
  'web.admin.event.organisation.enrolled': { fr: 'a inscrit {holder}', en: 'enrolled {holder}' },
  'web.admin.event.entry.added': {
    fr: 'a ajouté une fiche à l’annuaire',
    en: 'added an entry to the directory',
  },
  'web.admin.event.entry.changed': {
    fr: 'a modifié une fiche de l’annuaire',
    en: 'changed an entry of the directory',
  },
  'web.admin.event.activity.entered': {
    fr: 'a noté une activité de {holder}',
    en: 'noted an activity of {holder}',
  },
  'web.admin.event.activity.ended': {
    fr: 'a clos une activité de {holder}',
    en: 'ended an activity of {holder}',
  },
  'web.admin.event.directory.imported': {
    fr: 'a importé l’annuaire',
    en: 'imported the directory',
  },
  'web.admin.event.mailbox.created': {
    fr: 'a créé la boîte ou le dossier de {address}',
    en: 'made the mailbox or folder of {address}',
  },
  'web.admin.event.mailbox.state-changed': {
    fr: 'a changé l’état de la boîte {address}',
    en: 'changed the state of the mailbox {address}',
  },
  'web.admin.event.mailbox.quota-set': {
    fr: 'a fixé la taille de la boîte {address}',
    en: 'set the size of the mailbox {address}',
  },
  'web.admin.event.mailbox.described': {
    fr: 'a décrit la boîte {address}',
    en: 'described the mailbox {address}',
  },
  'web.admin.event.mailbox.zero-access-set': {
    fr: 'a changé le scellement de la boîte {address}',
    en: 'changed how the mailbox {address} is sealed',
  },
  'web.admin.event.mailbox.renamed': {
    fr: 'a renommé un dossier de {address}',
    en: 'renamed a folder of {address}',
  },
  'web.admin.event.mailbox.deleted': {
    fr: 'a supprimé un dossier de {address}',
    en: 'deleted a folder of {address}',
  },
  'web.admin.event.mailbox.subscribed': {
    fr: 'a choisi ce que montre {address}',
    en: 'chose what {address} shows',
  },
  'web.admin.event.grant.created': {
    fr: 'a ouvert la boîte {address} à {holder}',
    en: 'opened the mailbox {address} to {holder}',
  },
  'web.admin.event.grant.ended': {
    fr: 'a mis fin à la délégation de {address} à {holder}',
    en: 'ended the delegation of {address} to {holder}',
  },
  'web.admin.event.openpgp-key.published': {
    fr: 'a publié une clé de chiffrement pour {address}',
    en: 'published an encryption key for {address}',
  },
  'web.admin.event.openpgp-key.withdrawn': {
    fr: 'a retiré la clé de chiffrement de {address}',
    en: 'withdrew the encryption key of {address}',
  },
  'web.admin.event.openpgp-directory-key.made': {
    fr: 'a créé la clé de l’annuaire',
    en: 'made the directory’s key',
  },
  'web.admin.event.administrator.acted': {
    fr: 'a signé une commande à la console : {command}',
    en: 'signed a command at the console: {command}',
  },
  'web.admin.event.administrator.acted-in-session': {
    fr: 'a agi depuis ces pages : {command}',
    en: 'acted from these pages: {command}',
  },
  'web.admin.event.administrator.refused': {
    fr: 's’est vu refuser une action : {command}',
    en: 'was refused an act: {command}',
  },
  'web.admin.event.administrator.added': {
    fr: 'a nommé {holder} administrateur',
    en: 'named {holder} an administrator',
  },
  'web.admin.event.administrator.removed': {
    fr: 'a retiré des droits d’administration à {holder}',
    en: 'took back administration from {holder}',
  },
  'web.admin.event.administrators.recovered': {
    fr: 'a repris l’administration avec la clé maîtresse',
    en: 'took the administration back with the master key',
  },
  'web.admin.event.administration.recovered': {
    fr: 'a repris l’administration avec la clé maîtresse',
    en: 'took the administration back with the master key',
  },
  'web.admin.event.two-person.changed': {
    fr: 'a changé la règle des deux personnes',
    en: 'changed the rule of two persons',
  },
  'web.admin.event.approval.asked': {
    fr: 'a demandé l’accord d’un second administrateur',
    en: 'asked for a second administrator’s approval',
  },
  'web.admin.event.approval.approved': { fr: 'a donné son accord', en: 'approved' },
  'web.admin.event.approval.refused': { fr: 'a refusé son accord', en: 'refused to approve' },
  'web.admin.event.approval.used': {
    fr: 'a exécuté un ordre approuvé',
    en: 'carried out what was approved',
  },
  'web.admin.event.escrow.deposited': {
    fr: 'a déposé une clé en séquestre',
    en: 'put a key in escrow',
  },
  'web.admin.event.escrow.key-made': {
    fr: 'a créé la clé de séquestre',
    en: 'made the escrow key',
  },
  'web.admin.event.escrow.recovered': {
    fr: 'a récupéré une clé du séquestre',
    en: 'recovered a key from escrow',
  },
  'web.admin.event.trust.list-stored': {
    fr: 'a pris note d’une liste de confiance',
    en: 'took note of a trust list',
  },
  'web.admin.event.trust.claimed': {
    fr: 'a vu arriver un certificat d’ailleurs',
    en: 'saw a certificate from elsewhere',
  },
  'web.admin.event.trust.claim-decided': {
    fr: 'a décidé d’un certificat d’ailleurs',
    en: 'decided on a certificate from elsewhere',
  },
  'web.admin.event.trust.answer-changed': {
    fr: 'a vu changer l’état d’un certificat d’ailleurs',
    en: 'saw a certificate from elsewhere change',
  },
  'web.admin.event.trust.anchor-removed': {
    fr: 'a retiré une autorité de confiance',
    en: 'removed a trusted authority',
  },
  'web.admin.event.session.refused': {
    fr: 's’est vu refuser l’accès ({rule})',
    en: 'was refused at the door ({rule})',
  },
  'web.admin.event.session.ended': {
    fr: 'a vu sa session coupée ({rule})',
    en: 'had a session cut ({rule})',
  },
  'web.admin.event.action.refused': {
    fr: 's’est vu refuser une action sur {address} ({rule})',
    en: 'was refused an act on {address} ({rule})',
  },
  'web.admin.event.account.created': {
    fr: 'a ouvert le stockage de {address}',
    en: 'opened the storage of {address}',
  },
  'web.admin.event.account.opened': {
    fr: 'a ouvert la boîte {address}',
    en: 'opened the mailbox {address}',
  },
  'web.admin.event.account.erased': {
    fr: 'a effacé la boîte {address}',
    en: 'erased the mailbox {address}',
  },
  'web.admin.event.message.accepted': {
    fr: 'a envoyé un message à {to}',
    en: 'sent a message to {to}',
  },
  'web.admin.event.message.held': {
    fr: 'a programmé un message pour {to}',
    en: 'scheduled a message to {to}',
  },
  'web.admin.event.message.withdrawn': {
    fr: 'a repris un message avant son départ',
    en: 'took back a message before it left',
  },
  'web.admin.event.message.undelivered': {
    fr: 'n’a pas pu remettre un message à {to}',
    en: 'could not deliver a message to {to}',
  },
  'web.admin.event.message.fetched': {
    fr: 'a relevé un message de {address}',
    en: 'fetched a message of {address}',
  },
  'web.admin.event.message.appended': {
    fr: 'a rangé un message dans {address}',
    en: 'put a message into {address}',
  },
  'web.admin.event.message.copied': {
    fr: 'a copié {count} message(s) de {address}',
    en: 'copied {count} message(s) of {address}',
  },
  'web.admin.event.message.moved': {
    fr: 'a déplacé {count} message(s) de {address}',
    en: 'moved {count} message(s) of {address}',
  },
  'web.admin.event.message.flagged': {
    fr: 'a marqué des messages de {address}',
    en: 'marked messages of {address}',
  },
  'web.admin.event.message.expunged': {
    fr: 'a supprimé des messages de {address}',
    en: 'deleted messages of {address}',
  },
  'web.admin.event.message.exported': {
    fr: 'a exporté un message de {address}',
    en: 'exported a message of {address}',
  },
  'web.admin.event.submission.forgotten': {
    fr: 'a effacé un envoi de la liste de {address}',
    en: 'removed a sending from the list of {address}',
  },
  'web.admin.event.settings.changed': {
    fr: 'a changé un réglage de {address}',
    en: 'changed a setting of {address}',
  },
  'web.admin.event.key.exported': {
    fr: 'a exporté la clé de {address}',
    en: 'exported the key of {address}',
  },
  'web.admin.event.master-key.exported': {
    fr: 'a exporté la clé maîtresse',
    en: 'exported the master key',
  },
  'web.admin.event.master-key.restored': {
    fr: 'a remis la clé maîtresse',
    en: 'restored the master key',
  },
  'web.admin.event.prescription.registered': {
    fr: 'a enregistré une ordonnance ({lines} lignes)',
    en: 'registered a prescription ({lines} lines)',
  },
  'web.admin.event.prescription.cancelled': {
    fr: 'a annulé une ordonnance',
    en: 'cancelled a prescription',
  },
  'web.admin.event.prescription.dispensed': {
    fr: 'a délivré une ordonnance dans {address}',
    en: 'dispensed a prescription in {address}',
  },
  'web.admin.event.prescription.undone': {
    fr: 'a annulé une délivrance dans {address}',
    en: 'undid a dispensation in {address}',
  },
  'web.admin.event.orphans.removed': { fr: 'a nettoyé le stockage', en: 'cleaned the storage' },
  'web.admin.event.gateway.started': { fr: 'a démarré', en: 'started' },
  'web.admin.event.gateway.stopped': { fr: 's’est arrêtée', en: 'stopped' },
  'web.admin.event.other': { fr: 'a laissé un événement « {kind} »', en: 'left an event “{kind}”' },
} as const
