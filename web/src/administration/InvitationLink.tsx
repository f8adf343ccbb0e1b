import type { Invited } from '@ketenzicht/shared/administration';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { administrationTexts } from './administration.texts.js';
import { sayMoment } from './say-moment.js';

/** Behind the `#` of an address: a browser sends that part to nobody, so that the token is in no log. */
const linkTo = (token: string) => `${location.origin}/invitation#${token}`;

/** Shown once. Only its hash is kept, so that nobody can look it up later. */
export function InvitationLink({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const t = useTexts(administrationTexts);
  const language = useLanguage();
  const [copied, setCopied] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [invited]);
  const { account, token, expiresAt } = invited;
  const copy = async () => {
    await navigator.clipboard.writeText(linkTo(token));
    setCopied(true);
  };
  return (
    <section className="card mt-5 border-act! p-5 lg:p-6 print:hidden" aria-labelledby="link-title">
      <h2 id="link-title" ref={title} tabIndex={-1} className="m-0 text-xl font-semibold outline-none">
        {t('linkTitle', { name: account.name })}
      </h2>
      <p className="mt-1 text-mute">{t('linkHelp', { when: sayMoment(expiresAt, language) })}</p>
      <label className="field mt-4">
        {t('link')}
        <input readOnly value={linkTo(token)} onFocus={(event) => event.target.select()} />
      </label>
      <p className="mt-2">{t('username', { username: account.username })}</p>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <button type="button" className="button-act" onClick={() => void copy()}>
          {copied ? t('copied') : t('copy')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('done')}
        </button>
      </div>
    </section>
  );
}
