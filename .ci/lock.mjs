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
