import type { Stage } from './stage.js';

/** A page to be taken: its name is that of its files, for ever. */
export interface Shot {
  name: string;
  path: (stage: Stage) => string;
  /** who looks, as the demonstration people are called; nobody: not signed in */
  as?: RegExp;
  /** what is there once the portal has fetched it */
  shows?: string;
}

const AN = /Nguyen Thi An/;
const SITI = /Siti Rahmah/;
const SAM = /Sam Okafor/;

export const SHOTS: readonly Shot[] = [
  { name: 'home', path: () => '/' },
  { name: 'search', path: () => '/publications?q=nurses' },
  { name: 'publication', path: ({ agreement }) => `/publications/${agreement}` },
  { name: 'country', path: () => '/countries/PH' },
  { name: 'body', path: () => '/bodies/ASEAN' },
  { name: 'coverage', path: () => '/coverage' },
  { name: 'network', path: () => '/network' },
  { name: 'work', path: () => '/work', as: AN, shows: '.entries' },
  { name: 'editor', path: ({ draft }) => `/work/drafts/${draft}`, as: AN, shows: '#to-mend' },
  { name: 'inbox', path: ({ news }) => `/work/inbox?item=${news}`, as: SITI, shows: '.pane-why :is(p, dl, ul)' },
  { name: 'endpoints', path: () => '/work/endpoints', as: SAM, shows: '.strip' },
];

/** The widths and looks in which each is taken. */
export const WIDTHS = [
  // High enough for what a screen and a half shows; a page that is longer goes on below.
  { width: 1440, height: 1200, scale: 1 },
  { width: 390, height: 1100, scale: 1.5 },
] as const;

export const LOOKS = [
  { name: '', colorScheme: 'light', language: 'en' },
  { name: '-dark', colorScheme: 'dark', language: 'en' },
  { name: '-ar', colorScheme: 'light', language: 'ar' },
] as const;
