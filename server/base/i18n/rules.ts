/** Why a certificate, a person or an action is refused, and what to do: one fact and one remedy per rule. */

export const ruleSentences = {
  'no-certificate': {
    fact: {
      fr: 'Aucun certificat client n’a été présenté.',
      en: 'No client certificate was presented.',
    },
    remedy: {
      fr: 'Configurez votre logiciel avec le certificat remis à l’inscription (identity.p12).',
      en: 'Configure your software with the certificate given at enrolment (identity.p12).',
    },
  },
} as const satisfies Record<
  string,
  { fact: { fr: string; en: string }; remedy: { fr: string; en: string } }
>
