import type { ReactNode } from 'react';
import { useWords } from '../../words.js';
import { Findings, foundAt, idOf, useEditing } from '../editing.js';
import type { Field, Stem } from '../fields/field.js';
import { Control, isGroup } from './control.js';

export interface Asked {
  readonly field: Field;
  readonly path: string;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
}

/** What a control is tied to: its label, its help, what was found wrong in it. */
export interface Tied {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

/** One field: what it is called, what it means, where it is answered, and what is wrong with the answer. */
export function Question(asked: Asked): ReactNode {
  const say = useWords();
  const { problems, talk } = useEditing();
  const { field, path } = asked;
  const id = idOf(path);
  const tied: Tied = {
    id,
    'aria-describedby': `${id}-help ${id}-found`,
    'aria-invalid': foundAt(problems, path, true).length > 0,
  };
  const name = say(`editor.f.${field.words}`);
  const help = field.help !== false && (
    <p className="help" id={`${id}-help`}>
      {say(`editor.f.${field.words as Stem}.help`)}
    </p>
  );
  const body = (
    <div className="answer">
      <Control asked={asked} tied={tied} name={name} inner={Question} />
      <Findings path={path} within={field.control !== 'list'} />
      {!path.includes('.') && talk(path)}
    </div>
  );
  return isGroup(field) ? (
    <fieldset className="question" aria-describedby={tied['aria-describedby']} id={id} tabIndex={-1}>
      <legend>{name}</legend>
      {help}
      {body}
    </fieldset>
  ) : (
    <div className="question">
      <label htmlFor={id} id={`${id}-label`}>
        {name}
      </label>
      {help}
      {body}
    </div>
  );
}
