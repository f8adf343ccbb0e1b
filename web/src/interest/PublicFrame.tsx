import { Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { setLanguage, useLanguage } from '../platform/i18n.js';
import './interest.css';

/** Around what anybody can see: no register, no header, and the other language within reach. */
export function PublicFrame({ title, children }: { title: string; children: ReactNode }) {
  const language = useLanguage();
  const other = language === 'nl' ? 'en' : 'nl';
  useEffect(() => void (document.title = `${title} · Ketenzicht`), [title]);
  useEffect(() => void (document.documentElement.lang = language), [language]);
  return (
    <main className="interest-public">
      <div className="flex items-center justify-between gap-4">
        <Link to="/interest" className="py-3 text-xl font-bold text-act">
          Ketenzicht
        </Link>
        <button
          type="button"
          className="link min-h-11 px-2 print:hidden"
          lang={other}
          onClick={() => setLanguage(other)}
        >
          {other === 'en' ? 'English' : 'Nederlands'}
        </button>
      </div>
      {children}
    </main>
  );
}
