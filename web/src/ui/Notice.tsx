/** What happened and what to do, with one thing to press. */
export function Notice({
  title,
  text,
  action,
  onAction,
}: {
  title: string;
  text: string;
  action?: string;
  onAction?: () => void;
}) {
  return (
    <section role="alert" className="card m-4 max-w-xl p-6 sm:mx-auto sm:my-12">
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="mt-2 text-mute">{text}</p>
      {action && (
        <button type="button" className="button-act mt-5" onClick={onAction}>
          {action}
        </button>
      )}
    </section>
  );
}
