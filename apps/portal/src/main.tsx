import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { directionOf } from '#wording/browser';
import { App } from './app.js';
import './portal.css';
import { speak, spoken } from './words.js';

const place = document.getElementById('portal');
if (!place) throw new Error('The page has no place for the portal.');

await speak();
place.lang = spoken;
place.dir = directionOf(spoken);
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
