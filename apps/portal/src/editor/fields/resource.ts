import { envelope } from './envelope.js';
import type { Form } from './field.js';

export const resource: Form = {
  kind: 'RESOURCE',
  texts: [],
  parts: [
    {
      title: 'editor.part.law',
      fields: [
        {
          name: 'resourceType',
          words: 'type',
          help: false,
          control: 'choice',
          of: 'resourceType',
          values: [
            'GUIDE',
            'TOOL',
            'TRAINING_MATERIAL',
            'REPORT',
            'DATASET',
            'STANDARD',
            'TEMPLATE',
            'WEBSITE',
            'CONTACT_LIST',
            'OTHER',
          ],
        },
        { name: 'authors', words: 'authors', help: false, control: 'lines' },
        { name: 'publisher', words: 'publisher', help: false, control: 'text' },
        { name: 'issuedOn', words: 'issuedOn', help: false, control: 'date' },
        { name: 'edition', words: 'edition', help: false, control: 'text' },
        { name: 'identifier', words: 'identifier', control: 'text' },
        { name: 'licence', words: 'licence', help: false, control: 'text' },
        { name: 'format', words: 'format', control: 'text' },
        { name: 'countries', words: 'countries', help: false, control: 'countries' },
      ],
    },
    ...envelope(),
  ],
};
