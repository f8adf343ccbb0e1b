import type { CaseFile, CaseLink } from '@ketenzicht/shared/coordination';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { useAround } from './around.context.js';
import { caseTexts } from './case.texts.js';
import { coordinationNames } from './coordination.texts.js';
import { SidePart } from './SidePart.js';

/** What it belongs with, by a way there; whoever may not see that gets no further than its kind. */
export function Links({ file }: { file: CaseFile }) {
  const t = useTexts(caseTexts);
  const { links } = file.case;
  return (
    <SidePart title={t('links')} empty={links.length === 0 ? t('noLinks') : null}>
      <ul className="grid">
        {links.map((link) => (
          <li key={`${link.kind} ${link.id}`} className="link-row">
            <WayThere to={link} />
          </li>
        ))}
      </ul>
    </SidePart>
  );
}

function WayThere({ to: { kind, id } }: { to: CaseLink }) {
  const name = useTexts(coordinationNames);
  const { ward } = useAround();
  const words = name(`link.${kind}`);
  switch (kind) {
    case 'ward':
      return (
        <Link to="/wards/$unitId" params={{ unitId: id }} className="link">
          {ward(id)?.name ?? words}
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
    case 'signal':
      return <span>{words}</span>;
  }
}
