import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { leave } from '../features/accounts/leave.ts';
import { meQuery } from '../features/accounts/me.ts';
import type { Language } from '../i18n/language.ts';
import { LanguageProvider } from '../i18n/language-provider.tsx';
import type { Translation, Words } from '../i18n/words.ts';
import { AnnouncerProvider } from '../ui/announce/announcer.tsx';
import { KeysProvider } from '../ui/keys/keys-provider.tsx';
import { ThemeProvider } from '../ui/theme/theme-provider.tsx';
import { ToastProvider } from '../ui/toast/toast-provider.tsx';
import { createQueryClient } from './query-client.ts';
import { createAppRouter } from './router.ts';

const queryClient = createQueryClient(() => {
  // At the door it is no news that nobody is signed in.
  if (queryClient.getQueryData(meQuery.queryKey) !== undefined) leave('ended');
});
const router = createAppRouter(queryClient);

export function App({ spoken }: { spoken: { language: Language; words: Translation<Words> } }) {
  return (
    <ThemeProvider>
      <LanguageProvider initial={spoken}>
        <QueryClientProvider client={queryClient}>
          <AnnouncerProvider>
            <KeysProvider>
              <ToastProvider>
                <RouterProvider router={router} />
              </ToastProvider>
            </KeysProvider>
          </AnnouncerProvider>
        </QueryClientProvider>
      </LanguageProvider>
    </ThemeProvider>
  );
}
