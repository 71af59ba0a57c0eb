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
    fr: 'Hors ligne — ce que vous écrivez est gardé ici, et vous pourrez l’envoyer dès le retour de la connexion.',
    en: 'Offline — what you write is kept here, and you can send it once the connection is back.',
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
  'web.letters.in-space': {
    fr: 'Remis dans l’espace de confiance, sans signature personnelle.',
    en: 'Delivered within the trusted space, without a personal signature.',
  },
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
  'web.letters.sent': { fr: 'Envoyé à {names}', en: 'Sent to {names}' },
  'web.letters.sent-later': { fr: 'Partira {when}, à {names}', en: 'Leaves {when}, to {names}' },
  'web.letters.too-late': {
    fr: 'Trop tard : le message est parti.',
    en: 'Too late: the message has gone.',
  },
  'web.letters.undo-failed': {
    fr: 'L’envoi n’a pas pu être annulé : la passerelle ne répond pas.',
    en: 'The sending could not be undone: the gateway does not answer.',
  },
  'web.letters.way-failed': {
    fr: 'La connexion s’est interrompue pendant l’envoi. Votre brouillon est gardé. Regardez dans les messages envoyés avant de recommencer.',
    en: 'The connection broke while sending. Your draft is kept. Look into the sent messages before you try again.',
  },
  'web.letters.refused-recipients': {
    fr: 'Un destinataire ne peut pas être joint. Vérifiez les adresses. Rien n’est parti.',
    en: 'A recipient cannot be reached. Check the addresses. Nothing was sent.',
  },
  'web.letters.refused-size': {
    fr: 'Le message est trop grand. Retirez une pièce jointe. Rien n’est parti.',
    en: 'The message is too large. Remove an attachment. Nothing was sent.',
  },
  'web.letters.refused-sender': {
    fr: 'Votre accès ne permet pas d’envoyer depuis cette boîte. Rien n’est parti.',
    en: 'Your access does not allow sending from this mailbox. Nothing was sent.',
  },
  'web.letters.refused': {
    fr: 'La passerelle a refusé ce message. Rien n’est parti, votre brouillon est gardé.',
    en: 'The gateway refused this message. Nothing was sent, your draft is kept.',
  },
} as const
