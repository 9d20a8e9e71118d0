import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import './styles/index.css';

z.config({ jitless: true }); // the page's security policy allows no code made at run time

// Loaded after that line: a schema decides when it is made whether it will try.
const [{ App }, { openHost }] = await Promise.all([import('./app/app.tsx'), import('./client/index.ts')]);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App host={openHost()} />
  </StrictMode>,
);
