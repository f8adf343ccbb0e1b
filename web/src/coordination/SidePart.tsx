import { useId, useState, type ReactNode } from 'react';

interface Props {
  title: string;
  empty?: string | null;
  /** What can be added, and the form for it. */
  add?: string;
  renderForm?: (onDone: () => void) => ReactNode;
  children?: ReactNode;
}

/** A part beside the timeline: what is there, and one way to add to it. */
export function SidePart({ title, empty = null, add, renderForm, children }: Props) {
  const id = useId();
  const [adding, setAdding] = useState(false);
  return (
    <section aria-labelledby={id} className="card side-part">
      <h2 id={id}>{title}</h2>
      {empty && <p className="text-mute">{empty}</p>}
      {children}
      {renderForm && adding && renderForm(() => setAdding(false))}
      {renderForm && !adding && (
        <button type="button" className="chip-quiet justify-self-start print:hidden" onClick={() => setAdding(true)}>
          {add}
        </button>
      )}
    </section>
  );
}
