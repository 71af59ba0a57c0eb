// The arrows of the house: who may import whom. Everything goes one way, and a room is entered by its index.ts.

const code = '^(server|pki|client|scripts|fixtures)/'
const tests = '(\\.(test|case)\\.tsx?$|^server/test/|^client/web/test/)'

const below = {
  base: [],
  mime: ['server/base'],
  seal: ['server/base'],
  pki: ['server/base'],
}
const pure = ['server/base', 'server/mime', 'pki']
const domain = [...pure, 'server/audit', 'server/trust', 'server/mail', 'server/post']

/** Every room, and the rooms it may import at run time or as types. Doors know neither each other, nor the store, nor seal. */
const rooms = {
  'server/base': below.base,
  'server/mime': below.mime,
  'server/seal': below.seal,
  pki: below.pki,
  'server/config': ['server/base', 'server/seal'],
  // Keys of authorities outside the database; the composition root and the console open them.
  'server/keys': ['server/base', 'server/config', 'pki'],
  'server/audit': pure,
  'server/trust': [...pure, 'server/seal', 'server/audit'],
  'server/mail': [...pure, 'server/seal', 'server/audit', 'server/trust'],
  'server/post': [...pure, 'server/seal', 'server/audit', 'server/trust', 'server/mail'],
  'server/dispensing': [...pure, 'server/audit', 'server/trust'],
  'server/smtp': domain,
  'server/imap': domain,
  'server/fhir': pure,
  // What administrators look at and do, for the console and for the doors.
  'server/desk': [...pure, 'server/audit', 'server/trust'],
  'server/jmap': [...domain, 'server/desk'],
  'server/web': [...domain, 'server/fhir', 'server/dispensing', 'server/jmap'],
  // Types of audit, mail, dispensing and pki only: the rule "store-implements-ports" below.
  'server/store': ['server/base', 'server/audit', 'server/mail', 'server/dispensing', 'pki'],
  'client/verdict': pure,
  'client/health': [...pure, 'client/verdict'],
  'client/keys': [...pure, 'client/verdict'],
  // What a message is about; the gateway's composition root reads with it too.
  'client/gist': [...pure, 'client/verdict', 'client/health', 'client/keys'],
  'client/mail': [...pure, 'client/keys'],
  // What is asked of the gateway over HTTPS: the directory's keys, revocation lists, the dispensing ledger.
  'client/gateway': [...pure, 'client/health', 'client/keys'],
  // What professionals do, as values; of client/gateway types alone (the rule "acts-ask-nobody" below).
  'client/acts': [...pure, 'client/health', 'client/keys', 'client/verdict', 'client/gateway'],
  // The web client's JMAP; the outer world comes in by ports.
  'client/api': ['server/base'],
  'client/cli': [
    ...pure,
    ...['client/mail', 'client/health', 'client/keys', 'client/verdict', 'client/gateway'],
    'client/acts',
  ],
  // What runs in the browser; JMAP is known in client/api alone.
  'client/web': [
    ...pure,
    ...['client/api', 'client/acts', 'client/health', 'client/keys', 'client/verdict'],
    'client/gateway',
  ],
  // The operator's console stands above the composition root, beside the user's commands.
  'server/admin': [...domain, 'server/desk', 'server/config', 'server/keys', 'client/cli'],
}

/** The composition root and what it is made of; only these and the console's files see everything. */
const root =
  '^server/(act-signatures|build|correspondents|data|expiry|gateway|gist|holder-seal|holders|listener-tls|checkpoints|main|mail-keys|medicines|metrics|openpgp|parts|sharing|tokens|version)\\.ts$'

const arrows = Object.entries(rooms).map(([room, mayImport]) => ({
  name: `arrow-${room.replace('/', '-')}`,
  comment: `${room} may import only: ${mayImport.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: tests },
  to: {
    path: code,
    pathNot: [
      ...[room, ...mayImport].map((other) => `^${other}/`),
      ...(room === 'server/admin' ? [root] : []),
    ],
  },
}))

/** Libraries with a room of their own: nobody else knows them. */
const libraries = {
  'better-sqlite3': '^server/store/engine/sqlite/',
  'smtp-server': '^server/smtp/receive/',
  nodemailer: '^(client/mail|server/smtp/send|scripts/bench)/',
  mailparser: '^client/mail/',
  imapflow: '^client/mail/',
  fastify: '^server/web/',
  ws: '^(server/web|scripts/bench)/',
  pino: '^server/config/',
  'prom-client': '^server/metrics[.]ts$',
  'smol-toml': '^server/config/',
  commander: '^client/cli/',
  saxes: '^client/health/xml/',
  '@zip.js/zip.js': '^client/health/zip/',
  pdfkit: '^client/health/pdf/',
  'bwip-js': '^client/health/data-matrix/',
  'node-forge': '^(pki|client/web/platform)/',
  '@noble/[^/]+': '^client/web/platform/',
  buffer: '^client/web/platform/',
  fflate: '^client/web/platform/',
  openpgp: '^client/keys/openpgp/',
  pkcs11js: '^pki/keys/pkcs11/',
  '@peculiar/[^/]+': '^pki/',
  'pdfjs-dist': '^client/web/',
  'dejavu-fonts-ttf': '^client/web/worker/',
  react: '^client/web/',
  'react-dom': '^client/web/',
  'react-aria-components': '^client/web/',
  '@tanstack/[^/]+': '^client/web/',
  '@fontsource-variable/[^/]+': '^client/web/styles/',
  dompurify: '^client/web/parts/safe/',
  vite: '^client/web/(viewer/)?vite[.]config[.]ts$',
}

const homes = Object.entries(libraries).map(([library, home]) => ({
  name: `library-${library.replace(/[^a-z0-9]+/g, '-')}`,
  comment: `${library} is imported in ${home} only`,
  severity: 'error',
  from: { path: code, pathNot: [home, tests] },
  to: { path: `(^|/)node_modules/(@types/)?${library}/` },
}))

module.exports = {
  forbidden: [
    ...arrows,
    ...homes,
    {
      name: 'no-circle',
      severity: 'error',
      from: { pathNot: tests },
      to: { circular: true },
    },
    {
      name: 'by-the-door',
      comment: 'a room is entered by its index.ts; the store also sees the ports it implements',
      severity: 'error',
      from: { path: '^(server/[^/]+|client/[^/]+|pki)/', pathNot: tests },
      to: {
        path: '^(server/[^/]+|client/[^/]+|pki)/',
        pathNot: [
          '^$1/',
          '^(server/[^/]+|client/[^/]+|pki)/index\\.ts$',
          '^server/mail/ports\\.ts$',
        ],
      },
    },
    {
      name: 'by-the-door-from-outside',
      comment: 'the composition root and the scripts enter rooms by index.ts too',
      severity: 'error',
      from: { path: '^(server/[^/]+\\.ts$|scripts/|fixtures/)', pathNot: tests },
      to: {
        path: '^(server/[^/]+|client/[^/]+|pki)/',
        pathNot: '^(server/[^/]+|client/[^/]+|pki)/index\\.ts$',
      },
    },
    {
      name: 'ports-are-for-the-store',
      severity: 'error',
      from: {
        path: '^(server/[^/]+|client/[^/]+|pki)/',
        pathNot: [tests, '^server/(mail|store)/'],
      },
      to: { path: '^server/mail/ports\\.ts$' },
    },
    {
      name: 'store-implements-ports',
      comment: 'the store knows the rooms above it by their types alone',
      severity: 'error',
      from: { path: '^server/store/', pathNot: tests },
      to: {
        path: '^(server/(audit|dispensing|mail)|pki)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'acts-ask-nobody',
      comment: 'the acts know what is asked of the gateway by its types alone',
      severity: 'error',
      from: { path: '^client/acts/', pathNot: tests },
      to: { path: '^client/gateway/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'root-is-the-top',
      comment: 'nothing but the console, the scripts and tests stands on the composition root',
      severity: 'error',
      from: { path: code, pathNot: [root, '^server/admin/', '^scripts/', tests] },
      to: { path: root },
    },
    {
      name: 'pki-inner-doors',
      comment: 'inside pki, the parts know each other by their index',
      severity: 'error',
      from: { path: '^pki/([^/]+)/', pathNot: tests },
      to: {
        path: '^pki/[^/]+/',
        pathNot: ['^pki/$1/', '^pki/[^/]+/(index|ports)\\.ts$'],
      },
    },
    {
      name: 'no-test-in-the-program',
      severity: 'error',
      from: { path: code, pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-library-in-the-program',
      severity: 'error',
      from: { path: code, pathNot: [tests, '\\.mjs$', '^client/web/', '^scripts/web/gallery'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.check.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  },
}
