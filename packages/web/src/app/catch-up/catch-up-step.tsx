import { Link } from '@tanstack/react-router';
import { ChevronRight, ListChecks } from 'lucide-react';
import { isStrong, useReadings } from '../../features/unread/unread.ts';
import { useT } from '../../i18n/language-provider.tsx';
import home from '../pages/home-page.module.css';

/** On the home page, where something waits: the way through it. */
export function CatchUpStep() {
  const t = useT();
  const waiting = useReadings().filter(isStrong).length;
  if (waiting === 0) return null;
  return (
    <Link to="/catch-up" className={`${home.step} ${home.waiting}`}>
      <ListChecks size={22} aria-hidden />
      <span className={home.stepWords}>
        <span className={home.stepTitle}>{t('catchUp.title')}</span>
        <span className={home.why}>{t('catchUp.waiting', { count: waiting })}</span>
      </span>
      <ChevronRight size={18} aria-hidden />
    </Link>
  );
}
