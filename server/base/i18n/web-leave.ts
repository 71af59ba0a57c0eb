/** Signing out of the web client. */

export const webLeavePhrases = {
  'web.leave.leave': { fr: 'Se déconnecter', en: 'Sign out' },
  'web.leave.stay': { fr: 'Rester', en: 'Stay' },
  'web.leave.title': { fr: 'Se déconnecter de ce poste ?', en: 'Sign out of this computer?' },
  'web.leave.text': {
    fr: 'Les messages gardés sur ce poste seront effacés ; ils restent dans votre boîte.',
    en: 'Messages kept on this computer will be erased; they stay in your mailbox.',
  },
  'web.leave.unsent.one': {
    fr: '{count} brouillon ou action n’est pas encore parti et serait perdu.',
    en: '{count} draft or action has not left yet and would be lost.',
  },
  'web.leave.unsent.other': {
    fr: '{count} brouillons ou actions ne sont pas encore partis et seraient perdus.',
    en: '{count} drafts or actions have not left yet and would be lost.',
  },
  'web.leave.left': { fr: 'Vous êtes déconnecté', en: 'You are signed out' },
  'web.leave.left-text': {
    fr: 'Rien de vos messages ne reste sur ce poste. Fermez le navigateur, ou retirez votre carte, avant de le quitter.',
    en: 'Nothing of your messages stays on this computer. Close the browser, or take your card, before you leave it.',
  },
  'web.leave.return': { fr: 'Revenir', en: 'Come back' },
} as const
