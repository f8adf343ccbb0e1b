/**
 * The law of imports (docs: the house). Back-references instead of lists: a new feature is held to it from its first file.
 * `test/conformance/imports.test.ts` keeps a deliberate violation of each rule and checks that it is reported.
 */
/** Pure: no input or output, not even by way of a library. `temporal-polyfill` and `zod` compute only. */
const pureLibraries = 'node_modules/(zod|temporal-polyfill|@ketenzicht)/';
/** Tests may reach across: they compose what the product keeps apart. */
const product = { pathNot: '\\.test\\.tsx?$|/testing/' };

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$|\\.test\\.tsx?$|/(app\\.)?main\\.tsx?$|\\.main\\.ts$' },
      to: {},
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@ketenzicht/shared/|\\?(url|raw|inline)$|^virtual:' },
    },

    {
      name: 'shared-stands-alone',
      comment: 'shared imports only itself, zod and a calendar',
      severity: 'error',
      from: { path: '^shared/src/', ...product },
      to: { pathNot: ['^shared/', pureLibraries] },
    },
    {
      name: 'shared-kernel-knows-no-feature',
      severity: 'error',
      from: { path: '^shared/src/kernel/', ...product },
      to: { path: '^shared/src/', pathNot: '^shared/src/kernel/' },
    },
    {
      name: 'shared-order-of-features',
      comment: 'directory ← capacity ← placement ← coordination, stepdown ← ketenveldnorm',
      severity: 'error',
      from: { path: '^shared/src/directory/', ...product },
      to: { path: '^shared/src/(?!directory|kernel)' },
    },
    {
      name: 'shared-capacity-looks-back-only',
      severity: 'error',
      from: { path: '^shared/src/capacity/', ...product },
      to: { path: '^shared/src/(?!capacity|directory|kernel)' },
    },

    { name: 'server-knows-no-web', severity: 'error', from: { path: '^server/' }, to: { path: '^web/' } },
    { name: 'web-knows-no-server', severity: 'error', from: { path: '^web/' }, to: { path: '^server/' } },
    {
      name: 'product-knows-no-test',
      severity: 'error',
      from: { path: '^(shared|server|web)/src/', ...product },
      to: { path: '^test/|\\.test\\.tsx?$|/testing/' },
    },

    {
      name: 'server-platform-knows-no-feature',
      severity: 'error',
      from: { path: '^server/src/platform/', ...product },
      to: { path: '^server/src/(?!platform/)' },
    },
    {
      name: 'server-features-meet-by-service',
      comment: "another feature's service or module, never its entity, queries or rules",
      severity: 'error',
      from: { path: '^server/src/(?!platform/|testing/)([^/]+)/', ...product },
      to: { path: '^server/src/(?!platform/)[^/]+/', pathNot: ['^server/src/$1/', '\\.(service|module)\\.ts$'] },
    },
    {
      name: 'server-whole-is-for-the-top',
      comment: 'only the entries compose the application',
      severity: 'error',
      from: { path: '^server/src/[^/]+/', ...product },
      to: { path: '^server/src/(app\\.module|server|[^/]*main)\\.ts$' },
    },

    {
      name: 'web-ui-knows-nothing',
      severity: 'error',
      from: { path: '^web/src/ui/', ...product },
      to: { path: '^web/src/(?!ui/)' },
    },
    {
      name: 'web-platform-knows-no-feature',
      severity: 'error',
      from: { path: '^web/src/platform/', ...product },
      to: { path: '^web/src/(?!platform/|ui/)' },
    },
    {
      name: 'web-features-never-meet',
      severity: 'error',
      from: { path: '^web/src/(?!app/|platform/|ui/|testing/)([^/]+)/', ...product },
      to: { path: '^web/src/(?!platform/|ui/)[^/]+/', pathNot: '^web/src/$1/' },
    },

    {
      name: 'rules-do-no-io',
      comment: 'a rule or a policy decides over what it is given',
      severity: 'error',
      from: { path: '\\.(rules|policy)\\.ts$' },
      to: {
        dependencyTypesNot: ['type-only'],
        pathNot: ['^shared/', '\\.(rules|policy|contract|input|terms|data|error)\\.ts$', pureLibraries],
      },
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      from: { path: '^(shared|server|web)/src/', ...product },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(shared|server|web)/dist/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'],
    },
  },
};
