import type { CaseFile, CaseLink } from '@ketenzicht/shared/coordination';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { Warning } from '../ui/Warning.js';
import { useAround } from './around.context.js';
import { caseTexts } from './case.texts.js';
import { useCaseProblem } from './coordination.problems.js';
import { coordinationNames } from './coordination.texts.js';
import { useAct } from './coordination.queries.js';
import { LinkForm } from './LinkForm.js';
import { SidePart } from './SidePart.js';

/** What it belongs with, by a way there; whoever may not see that gets no further than its kind. */
export function Links({ file }: { file: CaseFile }) {
  const t = useTexts(caseTexts);
  const problem = useCaseProblem();
  const nameOf = useLinkName();
  const act = useAct(file.case);
  const { links, mayAct, state } = file.case;
  const mayChange = mayAct && state !== 'closed';
  return (
    <SidePart
      title={t('links')}
      empty={links.length === 0 ? t('noLinks') : null}
      add={t('addLink')}
      {...(mayChange && { renderForm: (onDone: () => void) => <LinkForm file={file} onDone={onDone} /> })}
    >
      <ul className="grid">
        {links.map((link) => (
          <li key={`${link.kind} ${link.id}`} className="link-row">
            <WayThere to={link} />
            {mayChange && link.kind !== 'signal' && (
              <button
                type="button"
                className="chip-quiet print:hidden"
                aria-label={t('unlink', { name: nameOf(link) })}
                disabled={act.isPending}
                onClick={() => act.mutate({ path: `links/${link.kind}/${link.id}`, method: 'DELETE' })}
              >
                {t('unlinkShort')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {act.isError && <Warning>{problem(act.error)}</Warning>}
    </SidePart>
  );
}

function useLinkName(): (link: CaseLink) => string {
  const name = useTexts(coordinationNames);
  const { ward } = useAround();
  return ({ kind, id }) => (kind === 'ward' ? ward(id)?.name : undefined) ?? name(`link.${kind}`);
}

function WayThere({ to }: { to: CaseLink }) {
  const words = useLinkName()(to);
  const actor = useActor();
  const { kind, id } = to;
  switch (kind) {
    case 'ward':
      return (
        <Link to="/wards/$unitId" params={{ unitId: id }} className="link">
          {words}
        </Link>
      );
    case 'request':
      return (
        <Link to="/places/$requestId" params={{ requestId: id }} className="link">
          {words}
        </Link>
      );
    case 'person':
      return (
        <Link to="/persons/$personId" params={{ personId: id }} className="link">
          {words}
        </Link>
      );
    case 'case':
      return (
        <Link to="/cases/$caseId" params={{ caseId: id }} className="link">
          {words}
        </Link>
      );
    case 'chain':
      return mayAsk({ ...actor, scopes: [] }, operations['chain.read']) ? (
        <Link to="/chains/$chainId" params={{ chainId: id }} className="link">
          {words}
        </Link>
      ) : (
        <span>{words}</span>
      );
    case 'signal':
      return mayAsk({ ...actor, scopes: [] }, operations['signal.list']) ? (
        <Link to="/signals" className="link">
          {words}
        </Link>
      ) : (
        <span>{words}</span>
      );
  }
}
