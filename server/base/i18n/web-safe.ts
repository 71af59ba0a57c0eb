/** What the web client says where it shows what strangers wrote: letters, links, names, files. */

export const webSafePhrases = {
  'web.safe.letter': { fr: 'Contenu du message', en: 'Content of the message' },
  'web.safe.blocked.one': {
    fr: '{count} image distante n’a pas été chargée : elle aurait dit à son auteur que vous lisez.',
    en: '{count} remote image was not loaded: it would have told its author that you are reading.',
  },
  'web.safe.blocked.other': {
    fr: '{count} images distantes n’ont pas été chargées : elles auraient dit à leur auteur que vous lisez.',
    en: '{count} remote images were not loaded: they would have told their author that you are reading.',
  },
  'web.safe.too-large': {
    fr: 'Ce courrier est trop volumineux pour être affiché avec sa mise en forme. Le début du texte est ci-dessous ; l’original peut être enregistré.',
    en: 'This letter is too large to be shown with its formatting. The beginning of its text is below; the original can be saved.',
  },
  'web.safe.text-only': {
    fr: 'La mise en forme n’est pas disponible pour l’instant : voici le texte seul.',
    en: 'The formatting is not available right now: here is the text alone.',
  },
  'web.safe.nothing': { fr: 'Ce message n’a pas de texte.', en: 'This message has no text.' },
  'web.safe.quoted-show': { fr: 'Afficher le texte cité', en: 'Show quoted text' },
  'web.safe.quoted-hide': { fr: 'Replier le texte cité', en: 'Fold quoted text' },
  'web.safe.link-title': { fr: 'Ouvrir ce lien ?', en: 'Open this link?' },
  'web.safe.link-leads': {
    fr: 'Le lien mène à {host}, en dehors de la messagerie.',
    en: 'The link leads to {host}, outside the mail service.',
  },
  'web.safe.link-mail': {
    fr: 'Le lien ouvre votre logiciel de courrier.',
    en: 'The link opens your mail program.',
  },
  'web.safe.link-telephone': {
    fr: 'Le lien appelle un numéro de téléphone.',
    en: 'The link calls a telephone number.',
  },
  'web.safe.link-says': {
    fr: 'Attention : son texte dit « {says} », mais il mène à {host}.',
    en: 'Beware: its text says "{says}", but it leads to {host}.',
  },
  'web.safe.link-foreign': {
    fr: 'Attention : cette adresse contient des lettres d’un autre alphabet, qui peuvent en imiter d’autres.',
    en: 'Beware: this address has letters of another alphabet, which may imitate others.',
  },
  'web.safe.link-open': { fr: 'Ouvrir dans un nouvel onglet', en: 'Open in a new tab' },
  'web.safe.link-copy': { fr: 'Copier l’adresse', en: 'Copy the address' },
  'web.safe.link-copied': { fr: 'Adresse copiée', en: 'Address copied' },
  'web.safe.link-stay': { fr: 'Ne pas ouvrir', en: 'Do not open' },
  'web.safe.doubt.hidden': {
    fr: 'Ce nom contenait des caractères invisibles, qui ont été retirés.',
    en: 'This name held characters that are not seen; they were taken out.',
  },
  'web.safe.doubt.mixed': {
    fr: 'Ce nom mêle des lettres de plusieurs alphabets qui se ressemblent.',
    en: 'This name mixes letters of several alphabets that look alike.',
  },
  'web.safe.doubt.program': {
    fr: 'Ce fichier peut exécuter un programme : ne l’ouvrez que si vous l’attendiez.',
    en: 'This file can run a program: open it only if you expected it.',
  },
  'web.safe.doubt.pretends': {
    fr: 'Le nom de ce fichier cache sa vraie nature.',
    en: 'The name of this file hides what it really is.',
  },
  'web.safe.unnamed': { fr: 'Fichier sans nom', en: 'Unnamed file' },
  'web.safe.page': { fr: 'Page {page} sur {count}', en: 'Page {page} of {count}' },
  'web.safe.larger': { fr: 'Agrandir', en: 'Larger' },
  'web.safe.smaller': { fr: 'Réduire', en: 'Smaller' },
  'web.safe.pdf-unreadable': {
    fr: 'Ce PDF ne peut pas être affiché sans risque : il est abîmé, protégé ou trop volumineux. Vous pouvez enregistrer l’original.',
    en: 'This PDF cannot be shown safely: it is damaged, locked or too large. You can save the original.',
  },
} as const
