/** Why an administrator's command is refused: a part of the rules. */

export const administrationRules = {
  'not-administrator': {
    fact: {
      fr: '{identity} n’est pas administrateur.',
      en: '{identity} is no administrator.',
    },
    remedy: {
      fr: 'Demandez un rôle à un responsable de sécurité (« pli admin add »).',
      en: 'Ask a security officer for a role ("pli admin add").',
    },
  },
  'wrong-role': {
    fact: {
      fr: '« pli {command} » revient au rôle {role}, et {identity} a : {roles}.',
      en: '"pli {command}" is for the role {role}, and {identity} has: {roles}.',
    },
    remedy: {
      fr: 'Adressez-vous à un administrateur qui a ce rôle (« pli admin list »).',
      en: 'Turn to an administrator who has this role ("pli admin list").',
    },
  },
} as const
