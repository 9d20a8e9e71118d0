import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';

z.config({ jitless: true }); // the page's security policy allows no code made at run time

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <main>Equihome</main>
  </StrictMode>,
);
