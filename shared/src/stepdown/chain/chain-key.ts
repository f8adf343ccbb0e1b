import type { Chain, ChainMove } from './chain.contract.js';

const lane = (text: string, seed: number): string => {
  // FNV-1a with another beginning per lane: a name for a chain, and no secret.
  let hash = (0x81_1c_9d_c5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
};

const nameOf = ({ who, to }: Pick<ChainMove, 'who' | 'to'>): string =>
  `${who.kind}:${who.id}>${to.kind === 'ward' ? to.unitId : to.dwellingId}`;

/** Made of who goes where, and of nothing that changes by itself: not of days. */
export const chainKey = (kind: Chain['kind'], moves: readonly Pick<ChainMove, 'who' | 'to'>[]): string => {
  const text = `${kind} ${moves.map(nameOf).join(' ')}`;
  return [0x9e_37_79_b9, 0x85_eb_ca_77, 0xc2_b2_ae_3d, 0x27_d4_eb_2f].map((seed) => lane(text, seed)).join('');
};
