import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './toast.module.css';
import { Toast, type ToastContent } from './toast.tsx';

type ShowToast = (toast: ToastContent) => void;

const Context = createContext<ShowToast>(() => {});

const most = 3;

/** What just happened, and the way back. Short-lived: nothing that must be read stands only here. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useT();
  const lastId = useRef(0);
  const [toasts, setToasts] = useState<readonly (ToastContent & { id: number })[]>([]);

  const known = useRef(toasts);

  const become = useCallback((next: typeof toasts) => {
    known.current = next;
    setToasts(next);
  }, []);
  const show = useCallback(
    (toast: ToastContent) => {
      lastId.current += 1;
      const next = [...known.current, { ...toast, id: lastId.current }];
      become(next.slice(-most));
      for (const crowdedOut of next.slice(0, -most)) crowdedOut.gone?.();
    },
    [become],
  );
  const remove = (id: number, undone: boolean) => {
    const gone = known.current.find((toast) => toast.id === id);
    become(known.current.filter((toast) => toast.id !== id));
    if (!undone) gone?.gone?.();
  };

  return (
    <Context value={show}>
      {children}
      <section className={classes.toasts} aria-label={t('frame.notifications')} aria-live="polite">
        {toasts.map((toast) => (
          <Toast key={toast.id} toast={toast} onGone={(undone = false) => remove(toast.id, undone)} />
        ))}
      </section>
    </Context>
  );
}

export function useToast(): ShowToast {
  return use(Context);
}
