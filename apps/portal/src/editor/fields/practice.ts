import { envelope } from './envelope.js';
import type { Form } from './field.js';

export const practice: Form = {
  kind: 'PRACTICE',
  texts: [
    { name: 'problem', words: 'problem' },
    { name: 'action', words: 'action' },
    { name: 'results', words: 'results' },
    { name: 'evidence', words: 'evidence' },
    { name: 'cost', words: 'cost' },
    { name: 'replicability', words: 'replicability' },
  ],
  parts: [
    {
      title: 'editor.part.dates',
      fields: [
        { name: 'startedOn', words: 'startedOn', help: false, control: 'date' },
        { name: 'endedOn', words: 'endedOn', help: false, control: 'date' },
      ],
    },
    {
      title: 'editor.part.who',
      fields: [
        { name: 'countries', words: 'countries', help: false, control: 'countries' },
        { name: 'partners', words: 'partners', help: false, control: 'lines' },
      ],
    },
    ...envelope(),
  ],
};
