/** What somebody typed, for LIKE: a sign that means something there means itself. */
export const literal = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
