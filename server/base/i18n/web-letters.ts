/** Texts of the catalogue for: letters written in the web client. */

export const webLettersPhrases = {
  'web.letters.nobody': {
    fr: 'À qui écrivez-vous ? Ajoutez au moins un destinataire.',
    en: 'Whom are you writing to? Add at least one recipient.',
  },
  'web.letters.bad-address': {
    fr: '« {address} » n’est pas une adresse de messagerie.',
    en: '"{address}" is not a mail address.',
  },
  'web.letters.closes-no-patient': {
    fr: 'Seule une conversation avec un patient peut être close.',
    en: 'Only a conversation with a patient can be closed.',
  },
  'web.letters.directory-silent': {
    fr: 'L’annuaire ne répond pas. Vous pouvez taper une adresse entière.',
    en: 'The directory does not answer. You may type a whole address.',
  },
  'web.letters.nobody-found': {
    fr: 'Personne de ce nom. Essayez avec la ville ou la profession.',
    en: 'Nobody of that name. Try with the town or the profession.',
  },
  'web.letters.recent': { fr: 'récent', en: 'recent' },
  'web.letters.no-mailbox': {
    fr: 'pas de messagerie de santé',
    en: 'no health mailbox',
  },
  'web.letters.remove': { fr: 'Retirer {name}', en: 'Remove {name}' },
  'web.letters.wrote': {
    fr: 'Le {when}, {name} a écrit :',
    en: '{name} wrote on {when}:',
  },
  'web.letters.title': { fr: 'Écrire', en: 'Write' },
  'web.letters.kept': { fr: 'Brouillon gardé', en: 'Draft kept' },
  'web.letters.offline': {
    fr: 'Cette lettre est gardée ici. Vous pourrez l’envoyer dès le retour de la connexion.',
    en: 'This letter is kept here. You can send it once the connection is back.',
  },
  'web.letters.refused': {
    fr: 'Cette lettre est gardée ici. Vous pourrez l’envoyer quand votre accès sera rétabli.',
    en: 'This letter is kept here. You can send it once your access is restored.',
  },
  'web.letters.to': { fr: 'À', en: 'To' },
  'web.letters.to-placeholder': { fr: 'Nom, profession, ville…', en: 'Name, profession, town…' },
  'web.letters.cc': { fr: 'Copie à', en: 'Copy to' },
  'web.letters.add-cc': { fr: 'Copie', en: 'Copy' },
  'web.letters.subject': { fr: 'Objet', en: 'Subject' },
  'web.letters.text': { fr: 'Message', en: 'Message' },
  'web.letters.drop': { fr: 'Déposer des fichiers ici', en: 'Drop files here' },
  'web.letters.attach': { fr: 'Joindre un fichier', en: 'Attach a file' },
  'web.letters.or-drop': { fr: 'ou déposez-le ici', en: 'or drop it here' },
  'web.letters.total': { fr: '{size} en tout', en: '{size} altogether' },
  'web.letters.sending-file': { fr: 'Envoi de {name}', en: 'Sending {name}' },
  'web.letters.file-too-large': {
    fr: '{size} : trop grand pour être envoyé',
    en: '{size}: too large to be sent',
  },
  'web.letters.file-failed': { fr: 'Interrompu', en: 'Interrupted' },
  'web.letters.options': { fr: 'Options', en: 'Options' },
  'web.letters.urgent': { fr: 'Urgent', en: 'Urgent' },
  'web.letters.receipt': { fr: 'Demander un accusé de lecture', en: 'Ask for a read receipt' },
  'web.letters.close': {
    fr: 'Clore la conversation : le patient ne pourra plus répondre',
    en: 'Close the conversation: the patient can no longer answer',
  },
  'web.letters.later': { fr: 'Envoyer plus tard', en: 'Send later' },
  'web.letters.send': { fr: 'Envoyer', en: 'Send' },
  'web.letters.send-later': { fr: 'Programmer l’envoi', en: 'Schedule' },
  'web.letters.discard': { fr: 'Supprimer le brouillon', en: 'Delete the draft' },
  'web.letters.discarded': { fr: 'Brouillon supprimé', en: 'Draft deleted' },
  'web.letters.wait-files': {
    fr: 'Des fichiers sont encore en route : attendez qu’ils soient joints, ou retirez-les.',
    en: 'Files are still on their way: wait until they are attached, or remove them.',
  },
  'web.letters.not-ready': {
    fr: 'La boîte n’est pas encore ouverte. Réessayez dans un instant.',
    en: 'The mailbox is not open yet. Try again in a moment.',
  },
  'web.letters.later-past': {
    fr: 'Cette heure est passée. Choisissez-en une autre, ou effacez-la pour envoyer tout de suite.',
    en: 'That time has passed. Choose another, or clear it to send at once.',
  },
  'web.letters.later-far': {
    fr: 'Une lettre attend 30 jours au plus. Choisissez un jour plus proche.',
    en: 'A letter waits 30 days at most. Choose an earlier day.',
  },
  'web.letters.later-wrong': {
    fr: 'Écrivez le jour comme 23/11/2026 et l’heure comme 08:00.',
    en: 'Write the day as 23/11/2026 and the time as 08:00.',
  },
  'web.letters.later-tonight': { fr: 'Ce soir', en: 'This evening' },
  'web.letters.later-tomorrow': { fr: 'Demain matin', en: 'Tomorrow morning' },
  'web.letters.later-monday': { fr: 'Lundi matin', en: 'Monday morning' },
  'web.letters.later-other': { fr: 'Un autre moment…', en: 'Another time…' },
  'web.letters.later-day': { fr: 'Jour', en: 'Day' },
  'web.letters.later-day-form': { fr: 'JJ/MM/AAAA', en: 'DD/MM/YYYY' },
  'web.letters.later-time': { fr: 'Heure', en: 'Time' },
  'web.letters.leaves': { fr: 'Partira {when}', en: 'Leaves {when}' },
  'web.letters.at-once': { fr: 'Envoyer tout de suite', en: 'Send at once' },
  'web.letters.sent': { fr: 'Envoyé à {names}', en: 'Sent to {names}' },
  'web.letters.sent-later': { fr: 'Partira {when}, à {names}', en: 'Leaves {when}, to {names}' },
  'web.letters.too-late': {
    fr: 'Trop tard : le message est parti.',
    en: 'Too late: the message has gone.',
  },
  'web.letters.undo-failed': {
    fr: 'L’envoi n’a pas pu être annulé : la messagerie ne répond pas.',
    en: 'The sending could not be undone: the gateway does not answer.',
  },
  'web.letters.way-broke': {
    fr: 'La connexion s’est interrompue pendant l’envoi. Votre lettre est gardée ; l’envoi reprend de lui-même, et elle ne partira qu’une fois.',
    en: 'The connection broke while sending. Your letter is kept; the sending goes on by itself, and it leaves only once.',
  },
  'web.letters.was-broken': {
    fr: 'L’envoi de cette lettre a été interrompu. Rien n’est perdu : reprenez-le, elle ne partira qu’une fois.',
    en: 'The sending of this letter was interrupted. Nothing is lost: resume it, it leaves only once.',
  },
  'web.letters.had-gone': {
    fr: 'Cette lettre était bien partie.',
    en: 'This letter had gone after all.',
  },
  'web.letters.resume': { fr: 'Reprendre l’envoi', en: 'Resume sending' },
  'web.letters.going': { fr: 'Envoi…', en: 'Sending…' },
  'web.letters.nothing-left': {
    fr: 'Rien n’est parti, votre brouillon est gardé.',
    en: 'Nothing was sent, your draft is kept.',
  },
  'web.letters.file-gone': {
    fr: 'La messagerie n’a plus le fichier « {name} ». Retirez-le et joignez-le à nouveau. Rien n’est parti.',
    en: 'The gateway does not have the file "{name}" any more. Remove it and attach it again. Nothing was sent.',
  },
  'web.letters.other-tab': {
    fr: 'Cette lettre est en train de partir depuis un autre onglet.',
    en: 'This letter is being sent from another tab.',
  },
  'web.letters.gone': {
    fr: 'Cette lettre a été envoyée ou supprimée dans un autre onglet.',
    en: 'This letter was sent or deleted in another tab.',
  },
  'web.letters.aside': {
    fr: 'Un autre onglet a écrit en même temps, et ceci n’est pas dans la lettre :',
    en: 'Another tab wrote at the same time, and this is not in the letter:',
  },
  'web.letters.aside-seen': { fr: 'J’ai vu', en: 'Seen' },
  'web.letters.about': { fr: 'Patient', en: 'Patient' },
  'web.letters.about-hint': {
    fr: 'Nom, date de naissance ou INS (facultatif)',
    en: 'Name, birth date or INS (optional)',
  },
  'web.letters.about-line': { fr: 'Patient : {patient}', en: 'Patient: {patient}' },
  'web.letters.ins': { fr: 'INS {ins}', en: 'INS {ins}' },
  'web.letters.patients-found.one': { fr: '{count} patient', en: '{count} patient' },
  'web.letters.patients-found.other': { fr: '{count} patients', en: '{count} patients' },
  'web.letters.unsigned': {
    fr: 'Remise dans l’espace de confiance, sans votre signature.',
    en: 'Delivered within the trusted space, without your signature.',
  },
  'web.letters.not-signed': {
    fr: 'Elle partira sans votre signature, et votre hébergeur pourra la lire.',
    en: 'It leaves without your signature, and the gateway can read it.',
  },
  'web.letters.signed': { fr: 'Signée de votre nom.', en: 'Signed with your name.' },
  'web.letters.signed-sealed': {
    fr: 'Signée de votre nom, et scellée : seuls les destinataires pourront l’ouvrir.',
    en: 'Signed with your name, and sealed: its recipients alone can open it.',
  },
  'web.letters.one-lacks': {
    fr: 'Pas scellée : {name} ne peut pas encore ouvrir de lettre scellée.',
    en: 'Not sealed: {name} cannot open a sealed letter yet.',
  },
  'web.letters.some-lack.one': {
    fr: 'Pas scellée : {count} destinataire ne peut pas encore ouvrir de lettre scellée.',
    en: 'Not sealed: {count} recipient cannot open a sealed letter yet.',
  },
  'web.letters.some-lack.other': {
    fr: 'Pas scellée : {count} destinataires ne peuvent pas encore ouvrir de lettre scellée.',
    en: 'Not sealed: {count} recipients cannot open a sealed letter yet.',
  },
  'web.letters.key-lapsed': {
    fr: 'Pas scellée : la clé de {name} n’est plus valable ({when}). Demandez-lui d’en refaire une ; d’ici là, votre hébergeur pourra lire ce que vous lui écrivez.',
    en: 'Not sealed: the key of {name} is no longer valid ({when}). Ask them to make a new one; until then, your host can read what you write to them.',
  },
  'web.letters.key-gone': {
    fr: 'La clé d’un destinataire vient de perdre sa validité : rien n’est parti. Relisez votre lettre avant de l’envoyer sans sceau.',
    en: 'The key of a recipient has just ceased to be valid: nothing was sent. Read your letter again before you send it without a seal.',
  },
  'web.letters.sender-lacks': {
    fr: 'Pas scellée : vous ne pourriez pas relire votre copie, l’annuaire n’a pas votre clé.',
    en: 'Not sealed: you could not read your own copy, the directory does not have your key.',
  },
  'web.letters.phrase-asked': {
    fr: 'Votre phrase secrète sera demandée à l’envoi.',
    en: 'Your secret phrase is asked for when you send.',
  },
  'web.letters.make-keys': { fr: 'Préparer ma signature', en: 'Prepare my signature' },
  'web.letters.own-keys': { fr: 'Voir mes clés', en: 'See my keys' },
  'web.letters.sign': { fr: 'Signer', en: 'Sign' },
  'web.letters.seal': { fr: 'Sceller', en: 'Seal' },
} as const
