import { envelope } from './envelope.js';
import type { Form } from './field.js';

export const law: Form = {
  kind: 'LAW',
  texts: [],
  parts: [
    {
      title: 'editor.part.law',
      fields: [
        { name: 'lawType', words: 'lawType', control: 'vocabulary', scheme: 'law-types' },
        { name: 'number', words: 'number', control: 'text' },
        { name: 'gazette', words: 'gazette', control: 'text' },
        { name: 'jurisdiction', words: 'jurisdiction', control: 'country' },
        {
          name: 'legalForce',
          words: 'legalForce',
          control: 'choice',
          of: 'legalForce',
          values: ['DRAFT', 'ADOPTED', 'IN_FORCE', 'PARTLY_IN_FORCE', 'NOT_IN_FORCE', 'REPEALED', 'UNKNOWN'],
        },
      ],
    },
    {
      title: 'editor.part.dates',
      fields: [
        { name: 'adoptedOn', words: 'adoptedOn', control: 'date' },
        { name: 'publishedOn', words: 'publishedOn', control: 'date' },
        { name: 'inForceOn', words: 'inForceOn', control: 'date' },
        {
          name: 'entriesIntoForce',
          words: 'entriesIntoForce',
          control: 'list',
          add: 'editor.add.entry',
          of: [
            { name: 'on', words: 'entryOn', control: 'date' },
            { name: 'provisions', words: 'entryProvisions', control: 'lines' },
            { name: 'note', words: 'entryNote', control: 'text' },
          ],
        },
        { name: 'repealedOn', words: 'repealedOn', control: 'date' },
      ],
    },
    {
      title: 'editor.part.provisions',
      fields: [
        {
          name: 'provisions',
          words: 'provisions',
          control: 'list',
          add: 'editor.add.provision',
          of: [
            { name: 'heading', words: 'heading', control: 'text' },
            { name: 'summary', words: 'provisionSummary', control: 'long' },
            { name: 'topic', words: 'topic', control: 'code', schemes: ['topics'] },
          ],
        },
      ],
    },
    ...envelope(),
  ],
};
