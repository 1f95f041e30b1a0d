import { MantineProvider } from '@mantine/core';
import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { en } from '../../src/i18n/en.ts';
import { LanguageProvider } from '../../src/i18n/language-provider.tsx';
import { AnnouncerProvider } from '../../src/ui/announce/announcer.tsx';
import { KeysProvider } from '../../src/ui/keys/keys-provider.tsx';
import { ToastProvider } from '../../src/ui/toast/toast-provider.tsx';

/** A component among the providers that all of ours stand in, in English. */
export function renderUi(ui: ReactNode): RenderResult {
  return render(ui, { wrapper: Surroundings });
}

function Surroundings({ children }: { children: ReactNode }) {
  return (
    <MantineProvider env="test">
      <LanguageProvider initial={{ language: 'en', words: en }}>
        <AnnouncerProvider>
          <KeysProvider>
            <ToastProvider>{children}</ToastProvider>
          </KeysProvider>
        </AnnouncerProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
