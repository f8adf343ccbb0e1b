/** From a name, with four digits behind it: that a name was taken would tell who works elsewhere (SEC-48). */
export function usernameFor(name: string, digits: number): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/[łŁ]/g, 'l')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.+|\.+$/g, '')
    .slice(0, 60);
  return `${plain || 'gebruiker'}.${String(digits).padStart(4, '0')}`;
}
