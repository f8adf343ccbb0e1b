/** An address anyone may have written, as one of our own screens; anything else leads to the front page. */
export function ownPath(given: string | undefined): string {
  if (given === undefined || given.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(given)) return '/';
  const here = 'https://here.invalid';
  if (!URL.canParse(given, here)) return '/';
  const { origin, pathname, search, hash } = new URL(given, here);
  return origin === here && !/^\/+(api|health|socket\.io)(\/|$)/i.test(pathname) && !pathname.startsWith('//')
    ? pathname + search + hash
    : '/';
}
