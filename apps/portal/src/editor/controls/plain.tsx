import type { ReactNode } from 'react';
import { locale, useWords } from '../../words.js';
import type { Option } from '../choices.js';
import { useEditing } from '../editing.js';
import { dayInWords } from '../fields/day-in-words.js';
import type { Enumeration, Field } from '../fields/field.js';
import type { ControlProps } from './control.js';

/** What the control of these fields is given. */
export type Of<C extends Field['control']> = ControlProps<Extract<Field, { control: C }>>;

const written = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const given = (text: string): string | undefined => (text === '' ? undefined : text);

export function Text({ field, value, change, tied }: Of<'text' | 'address'>): ReactNode {
  const { isOpen } = useEditing();
  const isAddress = field.control === 'address';
  return (
    <input
      {...tied}
      type={isAddress ? 'url' : 'text'}
      dir={isAddress ? 'ltr' : 'auto'}
      autoComplete="off"
      readOnly={!isOpen}
      value={written(value)}
      onChange={({ target }) => change(given(target.value))}
    />
  );
}

/** A whole number; anything else is kept as it was typed, so that the server can say what is wrong with it. */
export function Num({ value, change, tied }: Of<'number'>): ReactNode {
  const { isOpen } = useEditing();
  const read = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : given(text));
  return (
    <input
      {...tied}
      className="short"
      dir="ltr"
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      readOnly={!isOpen}
      value={written(value)}
      onChange={({ target }) => change(read(target.value.trim()))}
    />
  );
}

export function LongText({ value, change, tied }: Of<'long'>): ReactNode {
  const { isOpen } = useEditing();
  return (
    <textarea
      {...tied}
      dir="auto"
      rows={4}
      readOnly={!isOpen}
      value={written(value)}
      onChange={({ target }) => change(given(target.value))}
    />
  );
}

/** As precise as it is known; what was typed is said back in words. */
export function Day({ value, change, tied }: Of<'date'>): ReactNode {
  const { isOpen } = useEditing();
  const day = written(value);
  return (
    <span className="day-asked">
      <input
        {...tied}
        className="short"
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        placeholder="YYYY-MM-DD"
        readOnly={!isOpen}
        value={day}
        onChange={({ target }) => change(given(target.value.trim()))}
      />
      <span className="soft small">{dayInWords(day, locale)}</span>
    </span>
  );
}

function Select({
  options,
  value,
  change,
  tied,
}: {
  options: readonly Option[];
  value: string;
  change: (value: string | undefined) => void;
  tied: ControlProps['tied'];
}): ReactNode {
  const say = useWords();
  const { isOpen } = useEditing();
  const isKnown = value === '' || options.some((option) => option.value === value);
  return (
    <select {...tied} disabled={!isOpen} value={value} onChange={({ target }) => change(given(target.value))}>
      <option value="">{say('editor.notSaid')}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** The words of an enumeration of ours. */
export function useEnumerations(): (of: Enumeration, values: readonly string[]) => Option[] {
  const say = useWords();
  return (of, values) => values.map((value) => ({ value, label: say(`editor.${of}.${value}` as never) }));
}

export function Choice({ field, value, change, tied }: Of<'choice'>): ReactNode {
  const inWords = useEnumerations();
  return <Select tied={tied} value={written(value)} change={change} options={inWords(field.of, field.values)} />;
}

export function VocabularyChoice({ field, value, change, tied }: Of<'vocabulary'>): ReactNode {
  const { choices } = useEditing();
  const options = choices.words(field.scheme, [written(value)]);
  return <Select tied={tied} value={written(value)} change={change} options={options} />;
}

export function Country({ value, change, tied }: Of<'country'>): ReactNode {
  const { choices } = useEditing();
  return <Select tied={tied} value={written(value)} change={change} options={choices.countries} />;
}

/** A body or a partner on the register. */
export function Participant({ value, change, tied }: Of<'participant'>): ReactNode {
  const { choices } = useEditing();
  const options = [...choices.bodies, ...choices.partners];
  return <Select tied={tied} value={written(value)} change={change} options={options} />;
}

export function YesNo({ value, change, tied }: Of<'yes-no'>): ReactNode {
  const say = useWords();
  const options = [
    { value: 'true', label: say('editor.yes') },
    { value: 'false', label: say('editor.no') },
  ];
  return (
    <Select
      tied={tied}
      value={typeof value === 'boolean' ? String(value) : ''}
      change={(chosen) => change(chosen === undefined ? undefined : chosen === 'true')}
      options={options}
    />
  );
}
