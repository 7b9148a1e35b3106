import type { Part } from './field.js';

const AUDIENCES = ['PUBLIC', 'NETWORK', 'BODY', 'OWNER'];

/** What records of all kinds are asked, after what is their own. */
export const envelope = (audiences: readonly string[] = AUDIENCES): Part[] => [
  {
    title: 'editor.part.about',
    fields: [
      { name: 'topics', words: 'topics', control: 'codes', schemes: ['topics'] },
      { name: 'legalBases', words: 'legalBases', control: 'codes', schemes: ['CODE-2010', 'WHA61.17', 'GCM', 'SDG'] },
      { name: 'occupations', words: 'occupations', control: 'codes', schemes: ['ISCO-08'] },
      { name: 'migrantGroups', words: 'migrantGroups', control: 'ticks', scheme: 'migrant-groups' },
    ],
  },
  {
    title: 'editor.part.sources',
    fields: [
      { name: 'officialUrl', words: 'officialUrl', control: 'address' },
      { name: 'urlIsOfficial', words: 'urlIsOfficial', control: 'yes-no' },
      { name: 'files', words: 'files', control: 'files' },
      { name: 'links', words: 'links', control: 'links' },
      { name: 'provenance', words: 'provenance', control: 'lines' },
      { name: 'note', words: 'note', control: 'long' },
      { name: 'sourceId', words: 'sourceId', control: 'text' },
    ],
  },
  {
    title: 'editor.part.readers',
    fields: [
      { name: 'audience', words: 'audience', control: 'choice', of: 'audience', values: audiences },
      { name: 'audienceBodies', words: 'audienceBodies', control: 'bodies' },
    ],
  },
];
