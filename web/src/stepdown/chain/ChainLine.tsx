import type { ChainProposal, ChainSide, ProposalMove } from '@ketenzicht/shared/stepdown';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { sayWhen } from '../../platform/say-time.js';
import { usePlaces } from '../waiting/places.context.js';
import { proposalTexts } from './proposal.texts.js';
import { lastDay, useChainWords } from './say-chain.js';

/** The steps under each other, from home to bed, with what the sides of each said. */
export function ChainLine({ chain }: { chain: ChainProposal }) {
  return (
    <ol className="chain-line">
      {chain.moves.map((move) => (
        <li key={move.place} data-done={move.doneAt !== null}>
          <Step chain={chain} move={move} />
        </li>
      ))}
    </ol>
  );
}

function Step({ chain, move }: { chain: ChainProposal; move: ProposalMove }) {
  const t = useTexts(proposalTexts);
  const say = useChainWords();
  const { regionName } = usePlaces();
  return (
    <article className="card chain-step" aria-label={t('step', { place: move.place })}>
      <h3>
        {move.from?.name ?? t('fromElsewhere')} <span className="text-mute">{t('arrow')}</span> {say.place(move)}
      </h3>
      <p className="text-mute">
        {move.who && <>{move.who.reference} · </>}
        {regionName(move.to.regionId)} ·{' '}
        {move.doneAt ? t('done', { time: sayWhen(move.doneAt, timeNow()) }) : t('on', { day: sayDate(move.on) })}
      </p>
      {move.ask.length > 0 && chain.state === 'proposed' && (
        <p>{t('askFirst', { what: move.ask.map((one) => t(`ask.${one}`)).join(', ') })}</p>
      )}
      <dl className="chain-sides">
        <Side what={t('leaves')} side={move.sender} move={move} name={say.side(move.sender, 'themselves')} />
        <Side what={t('comes')} side={move.receiver} move={move} name={say.side(move.receiver, 'keeper')} />
        {move.team && <Side what={t('delivers')} side={move.team} move={move} name={say.side(move.team, 'team')} />}
      </dl>
    </article>
  );
}

function Side({ what, side, name, move }: { what: string; side: ChainSide; name: string; move: ProposalMove }) {
  const t = useTexts(proposalTexts);
  const words =
    side.said === true
      ? t('said.yes')
      : side.said === false
        ? t('said.no', { reason: t(`why.${side.reason ?? 'other'}`).toLowerCase() })
        : move.isOverdue && move.dueAt
          ? t('said.late', { day: lastDay(move.dueAt) })
          : t('said.open');
  const tone = side.said === true ? 'yes' : side.said === false || move.isOverdue ? 'no' : 'open';
  return (
    <div>
      <dt>
        {what}: {name}
      </dt>
      <dd data-said={tone}>{words}</dd>
    </div>
  );
}
