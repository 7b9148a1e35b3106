import { envelope } from './envelope.js';
import type { Form } from './field.js';

export const event: Form = {
  kind: 'EVENT',
  texts: [{ name: 'recommendations', words: 'recommendations' }],
  parts: [
    {
      title: 'editor.part.law',
      fields: [
        {
          name: 'eventType',
          words: 'type',
          help: false,
          control: 'choice',
          of: 'eventType',
          values: ['SEMINAR', 'WORKSHOP', 'CONFERENCE', 'TRAINING', 'CONSULTATION', 'MEETING'],
        },
        {
          name: 'status',
          words: 'status',
          help: false,
          control: 'choice',
          of: 'status',
          values: ['SCHEDULED', 'POSTPONED', 'CANCELLED'],
        },
        { name: 'startsOn', words: 'startsOn', control: 'date' },
        { name: 'endsOn', words: 'endsOn', help: false, control: 'date' },
        {
          name: 'place',
          words: 'place',
          control: 'group',
          of: [
            { name: 'country', words: 'country', help: false, control: 'country' },
            { name: 'city', words: 'city', help: false, control: 'text' },
            { name: 'venue', words: 'venue', help: false, control: 'text' },
            { name: 'online', words: 'online', help: false, control: 'address' },
          ],
        },
        { name: 'heldIn', words: 'heldIn', control: 'lines' },
      ],
    },
    {
      title: 'editor.part.who',
      fields: [
        {
          name: 'organisers',
          words: 'organisers',
          help: false,
          control: 'list',
          add: 'editor.addLine',
          of: [
            { name: 'participant', words: 'participant', help: false, control: 'participant' },
            { name: 'name', words: 'organiserName', help: false, control: 'text' },
          ],
        },
      ],
    },
    ...envelope(),
  ],
};
