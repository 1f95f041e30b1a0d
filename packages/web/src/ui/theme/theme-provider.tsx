import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import './mantine.css';
import './tokens.css';
import './base.css';
import { mantineTheme, mantineVariables } from './mantine-theme.ts';
import { styleNonce } from './style-nonce.ts';

/** Shared with public/theme.js, which paints the choice before this code is here. */
const colorSchemes = localStorageColorSchemeManager({ key: 'weft.theme' });

export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={mantineVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  );
}
