// The walls of the house (docs/architecture.md). Each says why it stands; test/walls.spec.ts breaks every one of them on purpose.
const TESTS = '(\\.(spec|fixture)\\.ts$|^(test|bench|tools)/|^(libs|apps)/[^/]+/test/)';

/** What a library may stand on. Everything else is above it or beside it. */
const LIBRARIES = {
  kernel: [],
  contracts: ['kernel'],
  federation: [],
  wording: [],
  platform: ['kernel'],
  database: ['platform', 'kernel'],
  access: ['database', 'platform', 'kernel'],
  messaging: ['database', 'contracts', 'platform', 'kernel'],
  graphql: ['access', 'federation', 'database', 'platform', 'kernel'],
};

const anyOf = (names) => `(${names.join('|')})`;

const libraryRules = Object.entries(LIBRARIES).map(([name, below]) => ({
  name: `lib-${name}-points-downwards`,
  comment: below.length
    ? `libs/${name} stands on ${below.join(', ')} and on no other library: one that reaches up or sideways cannot be understood, tested or replaced alone.`
    : `libs/${name} stands on no other library, so that it can be read and tested with nothing else in mind.`,
  severity: 'error',
  from: { path: `^libs/${name}/`, pathNot: TESTS },
  to: { path: '^libs/', pathNot: `^libs/${anyOf([name, ...below])}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...libraryRules,
    {
      name: 'kernel-is-pure',
      comment:
        'The kernel is plain TypeScript on what Node brings along: it runs wherever the language runs and never needs an upgrade.',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: TESTS },
      to: { pathNot: '^libs/kernel/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'wording-runs-anywhere',
      comment:
        'What the interface says is said by the server and in the browser alike: catalogues, i18next, and nothing of Node or Nest.',
      severity: 'error',
      from: { path: '^libs/wording/', pathNot: TESTS },
      to: { pathNot: '^libs/wording/|node_modules/i18next/' },
    },
    {
      name: 'contracts-are-schemas-only',
      comment: 'Contracts are what crosses the border of an app: zod schemas and nothing that does anything.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: TESTS },
      to: { pathNot: '^libs/(contracts|kernel)/|node_modules/zod/' },
    },
    {
      name: 'libs-know-no-app',
      comment: 'A library holds no noun of the domain; the one that imports an app has become a part of it.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'libs-have-one-door',
      comment: 'A library is what its index.ts says. Who reaches past it makes every file inside a promise.',
      severity: 'error',
      from: { path: '^(libs/([^/]+)|apps|tools|test|bench)/' },
      to: { path: '^libs/', pathNot: '^libs/($2/|[^/]+/src/index\\.ts$|wording/src/browser\\.ts$)' },
    },
    {
      name: 'the-client-stands-alone',
      comment:
        'packages/client is given to partners and runs in a browser: what it does it does with fetch and WebCrypto, and it shares no code with the node that it speaks to.',
      severity: 'error',
      from: { path: '^packages/client/src/', pathNot: TESTS },
      to: { pathNot: '^packages/client/src/' },
    },
    {
      name: 'nothing-needs-the-client',
      comment: 'A node is a node without what partners use to read it.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TESTS },
      to: { path: '^packages/' },
    },
    {
      name: 'portal-speaks-http-only',
      comment:
        "The portal runs in a browser: what it knows of the network it asks the public API for, as anybody could. The interface's words are all that it shares.",
      severity: 'error',
      from: { path: '^apps/portal/src/', pathNot: TESTS },
      to: { path: '^(apps/(?!portal/)|libs/(?!wording/)|packages/)' },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'libs/testing makes databases and opens receivers; a process that runs for people must not contain it.',
      severity: 'error',
      from: { pathNot: [TESTS, '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'apps-know-each-other-by-name-only',
      comment:
        'Apps ask each other through GraphQL by id and tell each other by events of libs/contracts; an import would weld two processes together.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/(worker|standalone)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'gateway-holds-no-domain',
      comment:
        'The public door needs the kernel, the platform, access, the executor and the words of its pages. With a database or a queue at hand it would soon have opinions.',
      severity: 'error',
      from: { path: '^apps/gateway/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: '^libs/(kernel|platform|access|federation|wording)/' },
    },
    {
      name: 'apps-have-one-door',
      comment:
        'Composition roots put apps together by their index.ts; what is behind it may change without asking. The portal, which is built, has its door beside its build.',
      severity: 'error',
      from: { path: '^(apps/(worker|standalone)|tools|test|bench)/' },
      to: {
        path: '^apps/',
        pathNot: '^(apps/[^/]+/src/index\\.ts$|apps/portal/persisted\\.ts$|apps/(worker|standalone)/)',
      },
    },
    {
      name: 'nothing-needs-the-tools',
      comment: 'tools, test and bench stand outside: what runs for people works without them.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TESTS },
      to: { path: '^(tools|test|bench)/' },
    },
    {
      name: 'entity-is-data',
      comment:
        'resolver -> service -> entity, never back: an entity that knows who uses it cannot be loaded without them.',
      severity: 'error',
      from: { path: '\\.entity\\.ts$' },
      to: { path: '\\.(service|resolver|controller|module|job|loader)\\.ts$' },
    },
    {
      name: 'service-knows-no-edge',
      comment:
        'resolver -> service -> entity, never back: a service is called by GraphQL, by REST, by jobs and by tests alike.',
      severity: 'error',
      from: { path: '\\.(service|job)\\.ts$' },
      to: { path: '\\.(resolver|controller|module)\\.ts$' },
    },
    {
      name: 'edge-asks-the-service',
      comment:
        'A resolver or controller that loads an entity itself walks past the check of who may; the type of one may be named.',
      severity: 'error',
      from: { path: '\\.(resolver|controller)\\.ts$' },
      to: { path: '\\.entity\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nouns-keep-their-entities',
      comment:
        "A noun uses another noun's service, never its entity: who owns a table decides who may change it. Its type may be named.",
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/([^/]+)/', pathNot: [TESTS, '^apps/[^/]+/src/(migrations|seed)/'] },
      to: { path: '^apps/$1/src/.+\\.entity\\.ts$', pathNot: '^apps/$1/src/$2/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'migrations-are-final',
      comment:
        'A migration says today what it said the day it ran; one that imports code of the house changes with it.',
      severity: 'error',
      from: { path: '/migrations/[0-9][^/]*\\.ts$', pathNot: TESTS },
      to: { path: '^(apps|libs)/' },
    },
    {
      name: 'no-cycles',
      comment:
        'In a circle of imports nobody can be read, tested or loaded first. Types may name each other: they are gone when it runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-development-packages',
      comment: 'The image is installed without development packages; what runs there may not ask for one.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [TESTS, '^libs/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'A package that package.json does not name is there by accident and goes without notice.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dead-ends',
      comment: 'An import that leads nowhere makes every other wall blind to what is behind it.',
      severity: 'error',
      from: {},
      // A package of types alone leads nowhere when it runs.
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.comity)/' },
    // Imports that only types need count as well: who names another's type knows it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // `comity-source` is the condition under which package.json leads `#name` to TypeScript.
    enhancedResolveOptions: {
      conditionNames: ['comity-source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.node', '.d.ts'],
    },
  },
};
