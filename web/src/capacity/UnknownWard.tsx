import { useNavigate } from '@tanstack/react-router';
import { texts, useTexts } from '../platform/i18n.js';
import { Notice } from '../ui/Notice.js';

const unknownTexts = texts('unknown-ward', {
  nl: {
    title: 'Deze afdeling kennen we niet',
    text: 'Het adres klopt niet, of u mag deze afdeling niet zien.',
    action: 'Naar alle bedden',
  },
  en: {
    title: 'We do not know this ward',
    text: 'The address is wrong, or you may not see this ward.',
    action: 'To all beds',
  },
});

export function UnknownWard() {
  const t = useTexts(unknownTexts);
  const navigate = useNavigate();
  return (
    <Notice title={t('title')} text={t('text')} action={t('action')} onAction={() => void navigate({ to: '/' })} />
  );
}
