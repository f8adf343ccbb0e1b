/** Asks the person to prove themselves; resolves to whether they did. */
type Prover = () => Promise<boolean>;

let proving: Promise<boolean> | undefined;
let tell: (prover: Prover) => void;
/** The dialog comes a moment after the page: a call that is early waits for it. */
let prover = new Promise<Prover>((resolve) => (tell = resolve));

/** The one dialog of this page says that it is there. */
export function proveWith(dialog: Prover): void {
  tell(dialog);
  prover = Promise.resolve(dialog);
}

const patience = 5_000;

/** One question, however many calls wait for its answer. */
export function proofOfIdentity(): Promise<boolean> {
  proving ??= Promise.race([
    prover.then((ask) => () => ask()),
    new Promise<Prover>((resolve) => setTimeout(() => resolve(() => Promise.resolve(false)), patience)),
  ])
    .then((ask) => ask())
    .finally(() => (proving = undefined));
  return proving;
}
