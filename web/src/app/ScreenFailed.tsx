import { useTexts } from '../platform/i18n.js';
import { Notice } from '../ui/Notice.js';
import { shellTexts } from './shell.texts.js';

/** A defect of ours in one screen. Says what is certain, and offers the one thing that helps. */
export function ScreenFailed() {
  const t = useTexts(shellTexts);
  return (
    <Notice
      title={t('screenFailed')}
      text={t('screenFailedHelp')}
      action={t('reload')}
      onAction={() => location.reload()}
    />
  );
}
