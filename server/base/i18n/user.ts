/** Texts of the catalogue for: user. */

export const userPhrases = {
  'cli.usage': { fr: 'Utilisation :', en: 'Usage:' },
  'cli.commandWord': { fr: '[commande]', en: '[command]' },
  'cli.arguments': { fr: 'Arguments :', en: 'Arguments:' },
  'cli.options': { fr: 'Options :', en: 'Options:' },
  'cli.commands': { fr: 'Commandes :', en: 'Commands:' },
  'cli.section.mail': { fr: 'Votre courrier :', en: 'Your mail:' },
  'cmd.completion': {
    fr: 'Écrire de quoi compléter les commandes au clavier (touche Tab)',
    en: 'Print what a shell needs to complete commands (Tab key)',
  },
  'arg.shell': { fr: 'bash, zsh ou fish', en: 'bash, zsh or fish' },
  'cli.section.administration': {
    fr: 'Administrateurs :',
    en: 'Administrators:',
  },
  'cli.section.gateway': { fr: 'La passerelle :', en: 'The gateway:' },
  'cli.section.certificates': {
    fr: 'Identités et certificats :',
    en: 'Identities and certificates:',
  },
  'cli.section.directory': { fr: 'Annuaire et boîtes :', en: 'Directory and mailboxes:' },
  'cli.help': { fr: 'afficher cette aide', en: 'show this help' },
  'cli.version': { fr: 'afficher la version', en: 'show the version' },
  'cli.default': { fr: 'par défaut : {value}', en: 'default: {value}' },
  'cli.choices': { fr: 'au choix : {values}', en: 'one of: {values}' },
  'cli.seeHelp': { fr: 'Voir : {command} --help', en: 'See: {command} --help' },
  'cli.unknownOption': { fr: 'Option inconnue : {name}.', en: 'Unknown option: {name}.' },
  'cli.unknownCommand': { fr: 'Commande inconnue : {name}.', en: 'Unknown command: {name}.' },
  'cli.unknownOptionNear': {
    fr: 'Option inconnue : {name}. Vouliez-vous dire {near} ?',
    en: 'Unknown option: {name}. Did you mean {near}?',
  },
  'cli.unknownCommandNear': {
    fr: 'Commande inconnue : {name}. Vouliez-vous dire {near} ?',
    en: 'Unknown command: {name}. Did you mean {near}?',
  },
  'cli.lang': {
    fr: 'langue des réponses ; sinon celle du système',
    en: 'language of the answers; the system’s otherwise',
  },
  'cli.missingArgument': { fr: 'Argument manquant : {name}.', en: 'Missing argument: {name}.' },
  'cli.missingValue': {
    fr: 'L’option {name} attend une valeur.',
    en: 'The option {name} needs a value.',
  },
  'cli.missingOption': {
    fr: 'L’option {name} est obligatoire.',
    en: 'The option {name} is required.',
  },
  'cli.excessArguments': { fr: 'Trop d’arguments.', en: 'Too many arguments.' },
  'cli.badValue': {
    fr: 'Valeur refusée pour {name}.',
    en: 'The value of {name} is not accepted.',
  },
  'cli.badChoice': {
    fr: 'Valeur refusée pour {name} ; au choix : {values}.',
    en: 'The value of {name} is not accepted; choose one of: {values}.',
  },
  'cli.badWord': {
    fr: '« {name} » n’est pas compris ici ; au choix : {values}.',
    en: '"{name}" is not understood here; choose one of: {values}.',
  },
  'cli.badCommandLine': {
    fr: 'La ligne de commande n’est pas comprise.',
    en: 'The command line is not understood.',
  },
  'cli.bug': {
    fr: 'Pli a rencontré une erreur de programme ; relancez avec PLI_DEBUG=1 pour en voir le détail.',
    en: 'Pli hit a programming error; run again with PLI_DEBUG=1 to see its details.',
  },
  'cli.wantsNumber': {
    fr: '{name} doit être un nombre entier supérieur à zéro.',
    en: '{name} must be a whole number above zero.',
  },
  'cli.conflict': {
    fr: '{first} et {second} ne vont pas ensemble.',
    en: '{first} and {second} do not go together.',
  },
  'cli.yes': {
    fr: 'confirmer d’avance ce qui ne peut être défait',
    en: 'confirm beforehand what cannot be undone',
  },
  'cli.confirm': { fr: 'Continuer ? [oui/non]', en: 'Go on? [yes/no]' },
  'cli.notConfirmed': { fr: 'Rien n’a été fait.', en: 'Nothing was done.' },
  'cli.json': { fr: 'écrire le résultat en JSON', en: 'print the result as JSON' },
  'cli.as': {
    fr: 'dossier de l’identité remise à l’inscription',
    en: 'folder of the identity given at enrolment',
  },

  'cmd.send': {
    fr: 'Envoyer un message avec son certificat',
    en: 'Send a message with your certificate',
  },
  'send.source': {
    fr: '« - » pour lire le texte sur l’entrée standard',
    en: '"-" to read the text from standard input',
  },
  'send.to': { fr: 'destinataire ; répétable', en: 'recipient; repeatable' },
  'send.cc': {
    fr: 'destinataire en copie ; répétable',
    en: 'recipient of a copy; repeatable',
  },
  'send.subject': { fr: 'objet du message', en: 'subject of the message' },
  'send.text': { fr: 'texte du message', en: 'text of the message' },
  'send.textFile': {
    fr: 'fichier texte (UTF-8) à prendre pour corps du message',
    en: 'text file (UTF-8) that becomes the body of the message',
  },
  'send.attach': { fr: 'fichier à joindre ; répétable', en: 'file to attach; repeatable' },
  'send.noCopy': {
    fr: 'ne pas garder de copie dans les messages envoyés',
    en: 'keep no copy among the sent messages',
  },
  'send.oneText': {
    fr: 'Choisissez un seul texte : --text, --text-file ou « - ».',
    en: 'Choose one text only: --text, --text-file or "-".',
  },
  'send.progress': { fr: 'Envoi', en: 'Sending' },
  'send.recipient': { fr: 'Destinataire', en: 'Recipient' },
  'send.outcome': { fr: 'Résultat', en: 'Outcome' },
  'send.accepted': { fr: 'accepté', en: 'accepted' },
  'send.refused': { fr: 'refusé : {reason}', en: 'refused: {reason}' },
  'send.all': {
    fr: 'Message envoyé ({size}), identifiant {id}.',
    en: 'Message sent ({size}), id {id}.',
  },
  'send.some': {
    fr: 'Message envoyé, mais {refused} destinataire(s) sur {count} ne le recevront pas.',
    en: 'Message sent, but {refused} of {count} recipient(s) will not receive it.',
  },
  'send.none': {
    fr: 'Message non envoyé : aucun destinataire n’a été accepté.',
    en: 'Message not sent: no recipient was accepted.',
  },
  'send.copyFailed': {
    fr: 'Le message est parti, mais sa copie n’a pas pu être gardée : {reason}',
    en: 'The message went out, but its copy could not be kept: {reason}',
  },

  'cmd.inbox': {
    fr: 'Lister les messages reçus',
    en: 'List received messages',
  },
  'inbox.unseen': { fr: 'seulement les messages non lus', en: 'unread messages only' },
  'inbox.limit': {
    fr: 'nombre de messages à montrer, les plus récents',
    en: 'how many messages to show, the latest',
  },
  'inbox.empty': { fr: 'Aucun message.', en: 'No message.' },
  'inbox.more': {
    fr: '{hidden} message(s) plus ancien(s) ; --limit {count} pour tous les voir.',
    en: '{hidden} older message(s); --limit {count} shows them all.',
  },
  'inbox.date': { fr: 'Reçu le', en: 'Received' },
  'inbox.sender': { fr: 'Expéditeur', en: 'Sender' },
  'inbox.title': { fr: 'Objet', en: 'Subject' },
  'inbox.size': { fr: 'Taille', en: 'Size' },
  'inbox.attachments': { fr: 'PJ', en: 'Att.' },

  'cmd.read': { fr: 'Lire un message', en: 'Read a message' },
  'read.uid': {
    fr: 'numéro du message, comme donné par pli inbox',
    en: 'number of the message, as given by pli inbox',
  },
  'read.save': {
    fr: 'dossier où enregistrer les pièces jointes',
    en: 'folder to save the attachments in',
  },
  'read.raw': {
    fr: 'écrire le message tel que conservé, octet pour octet',
    en: 'write the message as kept, byte for byte',
  },
  'read.unknown': {
    fr: 'Aucun message ne porte le numéro {uid}.',
    en: 'No message has the number {uid}.',
  },
  'read.unknownSent': {
    fr: 'Aucun message envoyé ne porte le numéro {uid}.',
    en: 'No sent message has the number {uid}.',
  },
  'read.from': { fr: 'De', en: 'From' },
  'read.to': { fr: 'À', en: 'To' },
  'read.cc': { fr: 'Copie', en: 'Cc' },
  'read.date': { fr: 'Date', en: 'Date' },
  'read.subject': { fr: 'Objet', en: 'Subject' },
  'read.noText': { fr: '(aucun texte)', en: '(no text)' },
  'read.attachment': { fr: 'Pièce jointe', en: 'Attachment' },
  'read.type': { fr: 'Type', en: 'Type' },
  'read.saved': { fr: 'Enregistré : {path}', en: 'Saved: {path}' },
  'read.unnamed': { fr: 'piece-jointe', en: 'attachment' },

  'file.unreadable': {
    fr: 'Le fichier {path} ne peut pas être lu : {reason}.',
    en: 'The file {path} cannot be read: {reason}.',
  },
  'file.unwritable': {
    fr: 'Le fichier {path} ne peut pas être écrit : {reason}.',
    en: 'The file {path} cannot be written: {reason}.',
  },
  'file.missing': { fr: 'il n’existe pas', en: 'it does not exist' },
  'file.forbidden': { fr: 'l’accès en est refusé', en: 'access to it is denied' },
  'file.folder': { fr: 'c’est un dossier', en: 'it is a folder' },
  'file.noFolder': {
    fr: 'un élément du chemin n’est pas un dossier',
    en: 'part of the path is no folder',
  },
  'file.full': { fr: 'le disque est plein', en: 'the disk is full' },
  'file.other': { fr: 'erreur {code}', en: 'error {code}' },

  'identity.notOne': {
    fr: '{path} n’est pas un dossier d’identité : il y manque {file}.',
    en: '{path} is not an identity folder: {file} is missing.',
  },
  'identity.keyExposed': {
    fr: 'La clé {path} peut être lue par d’autres que vous ; protégez-la avec : chmod 600 {path}',
    en: 'The key {path} can be read by others than you; protect it with: chmod 600 {path}',
  },
  'identity.badAccount': {
    fr: 'Le fichier {path} n’est pas une description de compte que cette version de Pli comprend.',
    en: 'The file {path} is not an account description that this version of Pli understands.',
  },
  'identity.badMaterial': {
    fr: 'La clé ou le certificat de {path} est illisible, ou l’un ne va pas avec l’autre.',
    en: 'The key or the certificate in {path} cannot be read, or they do not belong together.',
  },

  'net.unreachable': {
    fr: 'Le serveur {server} ne répond pas ; vérifiez qu’il est démarré et que l’adresse est la bonne.',
    en: 'The server {server} does not answer; check that it runs and that the address is right.',
  },
  'net.slow': {
    fr: 'Le serveur {server} met trop de temps à répondre.',
    en: 'The server {server} takes too long to answer.',
  },
  'net.untrusted': {
    fr: 'Le certificat du serveur {server} ne vient pas de votre autorité ; rien ne lui a été confié.',
    en: 'The certificate of the server {server} is not from your authority; nothing was entrusted to it.',
  },
  'net.wrongName': {
    fr: 'Le certificat présenté par {server} est celui d’un autre serveur ; rien ne lui a été confié.',
    en: 'The certificate shown by {server} belongs to another server; nothing was entrusted to it.',
  },
  'net.serverExpired': {
    fr: 'Le certificat du serveur {server} n’est pas ou plus valable à cette date ; rien ne lui a été confié.',
    en: 'The certificate of the server {server} is not valid at this date; nothing was entrusted to it.',
  },
  'net.rejected': {
    fr: 'Le serveur {server} refuse votre certificat.',
    en: 'The server {server} refuses your certificate.',
  },
  'net.cut': {
    fr: 'Le serveur {server} a coupé la connexion.',
    en: 'The server {server} closed the connection.',
  },
  'net.said': {
    fr: 'Le serveur {server} refuse : {answer}',
    en: 'The server {server} refuses: {answer}',
  },
  'net.noExternal': {
    fr: 'Le serveur {server} n’accepte pas la connexion par certificat (SASL EXTERNAL).',
    en: 'The server {server} does not accept certificates as login (SASL EXTERNAL).',
  },
  'mail.tooLarge': {
    fr: 'Le message ferait {size} ; la limite est de {limit}.',
    en: 'The message would take {size}; the limit is {limit}.',
  },
  'mail.badAddress': {
    fr: '« {address} » n’est pas une adresse de messagerie.',
    en: '"{address}" is not a mail address.',
  },
} as const
