import type { ComponentType, ReactNode } from 'react';
import type { Field } from '../fields/field.js';
import { Bodies } from './bodies.js';
import { Choice, Country, Day, LongText, Num, Participant, Text, VocabularyChoice, YesNo } from './plain.js';
import { Countries } from './countries.js';
import { Group } from './group.js';
import { Codes } from './codes.js';
import { Files } from './files.js';
import { Lines } from './lines.js';
import { Links } from './links.js';
import { ListOf } from './list-of.js';
import type { Asked, Tied } from './question.js';
import { Ticks } from './ticks.js';

export interface ControlProps<F extends Field = Field> {
  readonly field: F;
  readonly path: string;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
  readonly tied: Tied;
  readonly name: string;
}

interface Given {
  readonly asked: Asked;
  readonly tied: Tied;
  readonly name: string;
  readonly inner: ComponentType<Asked>;
}

/** Several controls under one name. */
export const isGroup = ({ control }: Field): boolean =>
  ['ticks', 'lines', 'countries', 'bodies', 'links', 'files', 'group', 'list'].includes(control);

/** @param given.inner how a question within this one is drawn: a list has fields of its own */
export function Control({ asked, tied, name, inner }: Given): ReactNode {
  const { field, ...rest } = asked;
  const props = { ...rest, tied, name };
  switch (field.control) {
    case 'text':
    case 'address':
      return <Text {...props} field={field} />;
    case 'long':
      return <LongText {...props} field={field} />;
    case 'date':
      return <Day {...props} field={field} />;
    case 'number':
      return <Num {...props} field={field} />;
    case 'participant':
      return <Participant {...props} field={field} />;
    case 'countries':
      return <Countries {...props} field={field} />;
    case 'group':
      return <Group {...props} field={field} inner={inner} />;
    case 'country':
      return <Country {...props} field={field} />;
    case 'yes-no':
      return <YesNo {...props} field={field} />;
    case 'choice':
      return <Choice {...props} field={field} />;
    case 'vocabulary':
      return <VocabularyChoice {...props} field={field} />;
    case 'ticks':
      return <Ticks {...props} field={field} />;
    case 'code':
    case 'codes':
      return <Codes {...props} field={field} />;
    case 'lines':
      return <Lines {...props} field={field} />;
    case 'bodies':
      return <Bodies {...props} field={field} />;
    case 'links':
      return <Links {...props} field={field} />;
    case 'files':
      return <Files {...props} field={field} />;
    case 'list':
      return <ListOf {...props} field={field} inner={inner} />;
  }
}
