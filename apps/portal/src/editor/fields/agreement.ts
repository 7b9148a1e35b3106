import { envelope } from './envelope.js';
import type { Form } from './field.js';

export const agreement: Form = {
  kind: 'AGREEMENT',
  texts: [],
  parts: [
    {
      title: 'editor.part.law',
      fields: [
        {
          name: 'agreementType',
          words: 'type',
          help: false,
          control: 'choice',
          of: 'agreementType',
          values: ['BILATERAL', 'MULTILATERAL', 'REGIONAL'],
        },
        {
          name: 'form',
          words: 'form',
          help: false,
          control: 'choice',
          of: 'form',
          values: ['TREATY', 'AGREEMENT', 'MOU', 'PROTOCOL', 'MRA', 'TRADE_AGREEMENT', 'INSTITUTIONAL'],
        },
        { name: 'binding', words: 'binding', help: false, control: 'yes-no' },
        {
          name: 'phase',
          words: 'phase',
          control: 'choice',
          of: 'phase',
          values: ['NEGOTIATION', 'SIGNED', 'IN_FORCE', 'ENDED', 'UNKNOWN'],
        },
        { name: 'content', words: 'content', help: false, control: 'ticks', scheme: 'agreement-content' },
      ],
    },
    {
      title: 'editor.part.parties',
      fields: [
        {
          name: 'parties',
          words: 'parties',
          control: 'list',
          add: 'editor.addLine',
          of: [
            { name: 'country', words: 'country', help: false, control: 'country' },
            { name: 'body', words: 'body', help: false, control: 'participant' },
            {
              name: 'role',
              words: 'partyRole',
              help: false,
              control: 'choice',
              of: 'partyRole',
              values: ['ORIGIN', 'DESTINATION', 'BOTH'],
            },
            { name: 'ministry', words: 'ministry', help: false, control: 'text' },
            { name: 'signedOn', words: 'signedOn', help: false, control: 'date' },
            { name: 'ratifiedOn', words: 'ratifiedOn', help: false, control: 'date' },
            { name: 'inForceOn', words: 'inForceOn', help: false, control: 'date' },
            { name: 'withdrawnOn', words: 'withdrawnOn', help: false, control: 'date' },
          ],
        },
      ],
    },
    {
      title: 'editor.part.dates',
      fields: [
        { name: 'signedOn', words: 'signedOn', help: false, control: 'date' },
        { name: 'publishedOn', words: 'publishedOn', control: 'date' },
        { name: 'inForceOn', words: 'inForceOn', help: false, control: 'date' },
        { name: 'expiresOn', words: 'expiresOn', control: 'date' },
        { name: 'endedOn', words: 'endedOn', help: false, control: 'date' },
        { name: 'endReason', words: 'endReason', help: false, control: 'long' },
      ],
    },
    {
      title: 'editor.part.term',
      fields: [
        {
          name: 'quota',
          words: 'quota',
          control: 'group',
          of: [
            { name: 'number', words: 'quotaNumber', help: false, control: 'number' },
            {
              name: 'period',
              words: 'period',
              help: false,
              control: 'choice',
              of: 'period',
              values: ['YEAR', 'WHOLE_TERM'],
            },
            { name: 'note', words: 'entryNote', help: false, control: 'text' },
          ],
        },
        { name: 'durationMonths', words: 'durationMonths', help: false, control: 'number' },
        {
          name: 'renewal',
          words: 'renewal',
          help: false,
          control: 'choice',
          of: 'renewal',
          values: ['AUTOMATIC', 'BY_CONSENT', 'NONE'],
        },
        { name: 'noticeMonths', words: 'noticeMonths', help: false, control: 'number' },
        {
          name: 'jointCommittee',
          words: 'jointCommittee',
          help: false,
          control: 'group',
          of: [
            { name: 'name', words: 'name', help: false, control: 'text' },
            { name: 'meets', words: 'meets', help: false, control: 'text' },
            { name: 'lastMetOn', words: 'lastMetOn', help: false, control: 'date' },
          ],
        },
      ],
    },
    ...envelope(['PUBLIC', 'NETWORK', 'BODY', 'PARTIES', 'OWNER']),
  ],
};
