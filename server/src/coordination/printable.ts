/** What the standard fonts of PDF can draw: WinAnsi, as ISO 32000-1 annex D has it, and line ends. */
const drawn = /^[\n -~\u00a0-\u00ffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]$/u;

/** Any other letter loses its marks, and what is no letter of ours becomes a question mark: readable, and never another text by accident. */
export const printable = (text: string): string =>
  Array.from(text.normalize('NFC'), (sign) => {
    if (drawn.test(sign)) return sign;
    // A sign that is no letter would mean something else without its marks: ≠ becomes no =.
    if (!/\p{L}/u.test(sign)) return '?';
    const [plain = ''] = Array.from(sign.normalize('NFKD').replaceAll(/\p{M}/gu, ''));
    return drawn.test(plain) ? plain : '?';
  }).join('');
