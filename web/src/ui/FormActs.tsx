interface Props {
  act: string;
  cancel: string;
  busy: boolean;
  onCancel: () => void;
  className?: string;
}

/** The end of a form: the one act, and the way back. */
export function FormActs({ act, cancel, busy, onCancel, className = '' }: Props) {
  return (
    <div className={`flex flex-wrap gap-3 ${className}`}>
      <button type="submit" className="button-act" disabled={busy}>
        {act}
      </button>
      <button type="button" className="button" onClick={onCancel}>
        {cancel}
      </button>
    </div>
  );
}
