import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { loadWords, preferredLanguage } from './i18n/language.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const language = preferredLanguage();
const words = await loadWords(language);

createRoot(root).render(
  <StrictMode>
    <App spoken={{ language, words }} />
  </StrictMode>,
);
