import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage, setLanguage, languages, useTexts } from '../platform/i18n.js';
import { useActor, useLogout } from '../platform/session.js';
import { setTheme, themeNow, themes } from '../platform/theme.js';
import { shellTexts } from './shell.texts.js';

const id = 'account-menu';

/** Who is here, and how they like to see it. A native popover: it closes on Escape and on a press beside it by itself. */
export function AccountMenu() {
  const t = useTexts(shellTexts);
  const actor = useActor();
  const logout = useLogout();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="flex min-h-11 items-center gap-2 rounded-lg px-2 text-act hover:bg-act-soft"
        aria-label={t('menu', { name: actor.name })}
      >
        <span className="max-w-64 truncate max-xl:hidden 2xl:max-w-96">{actor.name}</span>
        <span aria-hidden="true">☰</span>
      </button>
      <div id={id} popover="auto" className="account-menu">
        <p className="font-semibold">{actor.name}</p>
        <p className="text-mute">{t(`role.${actor.role}`)}</p>
        <Link
          to="/account"
          className="link mt-2 inline-flex min-h-11 items-center"
          onClick={() => document.getElementById(id)?.hidePopover()}
        >
          {t('account')}
        </Link>
        <LanguageChoice />
        <ThemeChoice />
        <button type="button" className="button mt-4 w-full" onClick={() => logout.mutate()}>
          {t('logout')}
        </button>
      </div>
    </>
  );
}

export function LanguageChoice() {
  const t = useTexts(shellTexts);
  const language = useLanguage();
  return (
    <fieldset className="choice">
      <legend>{t('language')}</legend>
      {languages.map((one) => (
        <label key={one}>
          <input type="radio" name="language" checked={language === one} onChange={() => setLanguage(one)} />
          <span lang={one}>{one === 'nl' ? 'Nederlands' : 'English'}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function ThemeChoice() {
  const t = useTexts(shellTexts);
  const [theme, choose] = useState(themeNow);
  return (
    <fieldset className="choice">
      <legend>{t('theme')}</legend>
      {themes.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="theme"
            checked={theme === one}
            onChange={() => {
              setTheme(one);
              choose(one);
            }}
          />
          <span>{t(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}
