import { localDate } from '@ketenzicht/shared/kernel';
import type { ChainSide, ProposalMove } from '@ketenzicht/shared/stepdown';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { proposalTexts } from './proposal.texts.js';

/** The last Dutch day on which something is in time; `due` is the end of it. */
export const lastDay = (due: string): string => sayDate(localDate(new Date(Date.parse(due) - 1)));

/** Steps and sides in words. */
export function useChainWords() {
  const t = useTexts(proposalTexts);
  const who = ({ who: mover }: ProposalMove): string => mover?.reference ?? t('someone');
  const place = ({ to }: ProposalMove): string =>
    to.place.kind === 'dwelling' ? t('to.dwelling', { name: to.name }) : to.name;
  const side = ({ isMine, organisationName }: ChainSide, otherwise: 'themselves' | 'keeper' | 'team'): string =>
    isMine ? t('you') : (organisationName ?? t(otherwise));
  /** Who has yet to say something, or to do it: each once. */
  const waitedFor = (moves: readonly ProposalMove[], isAgreed: boolean): string => {
    const names = moves.flatMap(({ sender, receiver, team }) => [
      ...(isAgreed || sender.said === null ? [side(sender, 'themselves')] : []),
      ...(isAgreed || receiver.said === null ? [side(receiver, 'keeper')] : []),
      ...(team && (isAgreed || team.said === null) ? [side(team, 'team')] : []),
    ]);
    return [...new Set(names)].join(', ');
  };
  return { who, place, side, waitedFor };
}
