import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/app.tsx';
import { openHost } from './client/index.ts';
import './styles/index.css';

z.config({ jitless: true }); // the page's security policy allows no code made at run time

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App host={openHost()} />
  </StrictMode>,
);
