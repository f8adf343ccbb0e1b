/**
 * npm sometimes writes a lockfile that knows a native package only for the machine it was made on; `npm ci` then fails, or silently lacks a binary,
 * everywhere else.
 */
export function incompleteOptionals(lockfile) {
  const installed = Object.keys(lockfile.packages);
  return Object.entries(lockfile.packages).flatMap(([name, { version, optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (wanted) =>
          !installed.some(
            (path) => path === `${name}/node_modules/${wanted}` || path.endsWith(`node_modules/${wanted}`),
          ),
      )
      .map((wanted) => `${name || 'the project'} ${version ?? ''} lacks ${wanted}`),
  );
}

/**
 * What could bring in other code than was reviewed (SEC-107): a source that is no registry, or an entry without a hash. An entry that names no source
 * comes from the registry that npm was told, and its hash says what it must be.
 */
export function looseEntries(lockfile) {
  return Object.entries(lockfile.packages).flatMap(([name, { link, resolved, integrity }]) => {
    if (link || !name.includes('node_modules/')) return [];
    const faults = [];
    if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
      faults.push(`comes from ${resolved}`);
    if (!/^sha(512|384)-/.test(integrity ?? '')) faults.push('has no hash');
    return faults.map((fault) => `${name}: ${fault}`);
  });
}

/** Our own rooms ask for exact versions: what is tested is what is installed. */
export function looseRanges(manifests) {
  return manifests.flatMap(({ name, dependencies = {}, devDependencies = {}, optionalDependencies = {} }) =>
    Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, range]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))
      .map(([wanted, range]) => `${name} asks for ${wanted} ${range}: name one version`),
  );
}
