import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './portal.css';
import { speak } from './words.js';

const place = document.getElementById('portal');
if (!place) throw new Error('The page has no place for the portal.');

await speak();
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
