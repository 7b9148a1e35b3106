import { useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useWords } from '../../words.js';
import { Findings, foundAt, idOf, useEditing } from '../editing.js';
import type { Form, Name } from '../fields/field.js';
import { isLanguage, nameOfLanguage, USUAL_LANGUAGES } from '../fields/language.js';
import { useEnumerations } from './plain.js';

type Texts = Readonly<Record<string, string>>;

/** What there is in words, a tab for each language: the original first, then its translations. */
export function TextsByLanguage({ form }: { form: Form }): ReactNode {
  const say = useWords();
  const { content, set, isOpen, problems, talk } = useEditing();
  const [extra, addExtra] = useState<readonly string[]>([]);
  const [shown, show] = useState<string | null>(null);
  const original = String(content['originalLanguage']);
  const fields: readonly { name: string; words: Name; isLong: boolean }[] = [
    { name: 'title', words: 'title', isLong: false },
    { name: 'summary', words: 'summary', isLong: true },
    ...form.texts.map((field) => ({ ...field, isLong: true })),
  ];
  const textsOf = (name: string): Texts => (content[name] ?? {}) as Texts;
  const languages = [...new Set([original, ...fields.flatMap(({ name }) => Object.keys(textsOf(name))), ...extra])];
  const write = (name: string, language: string, text: string): void => {
    const { [language]: _before, ...others } = textsOf(name);
    const now = text === '' ? others : { ...textsOf(name), [language]: text };
    set(name, name !== 'title' && Object.keys(now).length === 0 ? undefined : now);
  };
  const drop = (language: string): void => {
    for (const { name } of fields) if (language in textsOf(name)) write(name, language, '');
    if (language in textsOf('legalValues')) write('legalValues', language, '');
    addExtra(extra.filter((other) => other !== language));
    show(original);
  };
  const add = (language: string): void => {
    addExtra([...extra, language]);
    show(language);
  };
  const isWrong = (language: string): boolean =>
    fields.some(({ name }) => foundAt(problems, `${name}.${language}`).length > 0) ||
    (language === original && foundAt(problems, 'title').length > 0);
  const current = shown !== null && languages.includes(shown) ? shown : original;

  return (
    <section className="block texts">
      <h2>{say('editor.part.texts')}</h2>
      <Tabs selectedKey={current} onSelectionChange={(key) => show(String(key))} keyboardActivation="manual">
        <TabList aria-label={say('editor.languages')} className="tabs">
          {languages.map((language) => (
            <Tab key={language} id={language}>
              {nameOfLanguage(language)}
              {language === original && <span className="soft small"> {say('editor.original')}</span>}
              {isWrong(language) && <span className="needs-you small"> {say('editor.toMend')}</span>}
            </Tab>
          ))}
        </TabList>
        {languages.map((language) => (
          <TabPanel key={language} id={language} className="tab-panel">
            {fields.map(({ name, words, isLong }) => (
              <OneText
                key={name}
                name={name}
                words={words}
                isLong={isLong}
                language={language}
                isOriginal={language === original}
                text={textsOf(name)[language] ?? ''}
                write={(text) => write(name, language, text)}
              />
            ))}
            <Worth
              language={language}
              isOriginal={language === original}
              value={textsOf('legalValues')[language] ?? ''}
              write={(value) => write('legalValues', language, value)}
            />
            {isOpen && language !== original && (
              <p className="deeds">
                <button type="button" className="quiet" onClick={() => set('originalLanguage', language)}>
                  {say('editor.makeOriginal', { language: nameOfLanguage(language) })}
                </button>
                <button type="button" className="quiet" onClick={() => drop(language)}>
                  {say('editor.dropLanguage', { language: nameOfLanguage(language) })}
                </button>
              </p>
            )}
          </TabPanel>
        ))}
      </Tabs>
      {isOpen && <AddLanguage there={languages} add={add} />}
      {talk('title')}
    </section>
  );
}

const rtl = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);
const directionIn = (language: string): 'rtl' | 'ltr' =>
  rtl.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';

function OneText({
  name,
  words,
  isLong,
  language,
  isOriginal,
  text,
  write,
}: {
  name: string;
  words: Name;
  isLong: boolean;
  language: string;
  isOriginal: boolean;
  text: string;
  write: (text: string) => void;
}): ReactNode {
  const say = useWords();
  const { isOpen, problems } = useEditing();
  const path = `${name}.${language}`;
  const id = idOf(path);
  const isWhole = isOriginal && name === 'title';
  const tied = {
    id,
    lang: language,
    dir: directionIn(language),
    readOnly: !isOpen,
    'aria-describedby': `${id}-help ${id}-found${isWhole ? ` ${idOf('title')}-found` : ''}`,
    'aria-invalid': foundAt(problems, path).length > 0 || (isWhole && foundAt(problems, 'title').length > 0),
    value: text,
    onChange: (event: { target: { value: string } }) => write(event.target.value),
  };
  return (
    <div className="question">
      <label htmlFor={id}>{say(`editor.f.${words}`)}</label>
      {(name === 'title' || name === 'summary') && (
        <p className="help" id={`${id}-help`}>
          {say(`editor.f.${name}.help`)}
        </p>
      )}
      <div className="answer">
        {isLong ? <textarea {...tied} rows={6} /> : <textarea {...tied} rows={2} className="titled" />}
        <Findings path={path} />
        {isOriginal && <Findings path={name} />}
      </div>
    </div>
  );
}

/** What a text is worth in law; left out, an original is authoritative and a translation a courtesy. */
function Worth({
  language,
  isOriginal,
  value,
  write,
}: {
  language: string;
  isOriginal: boolean;
  value: string;
  write: (value: string) => void;
}): ReactNode {
  const say = useWords();
  const { isOpen } = useEditing();
  const inWords = useEnumerations();
  const id = idOf(`legalValues.${language}`);
  const usual = inWords('legalValue', [isOriginal ? 'AUTHORITATIVE' : 'COURTESY'])[0]?.label ?? '';
  return (
    <div className="question">
      <label htmlFor={id}>{say('editor.worth')}</label>
      <p className="help" id={`${id}-help`}>
        {say('editor.worth.help')}
      </p>
      <div className="answer">
        <select
          id={id}
          disabled={!isOpen}
          aria-describedby={`${id}-help ${id}-found`}
          value={value}
          onChange={({ target }) => write(target.value)}
        >
          <option value="">{say('editor.unlessSaid', { worth: usual })}</option>
          {inWords('legalValue', ['OFFICIAL', 'AUTHORITATIVE', 'COURTESY', 'MACHINE']).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Findings path={`legalValues.${language}`} />
      </div>
    </div>
  );
}

function AddLanguage({ there, add }: { there: readonly string[]; add: (language: string) => void }): ReactNode {
  const say = useWords();
  const [tag, type] = useState('');
  const known = USUAL_LANGUAGES.filter((language) => !there.includes(language))
    .map((language) => ({ language, name: nameOfLanguage(language) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const take = (given: string): void => {
    const found = known.find(({ name }) => name.toLowerCase() === given.trim().toLowerCase())?.language ?? given.trim();
    if (found === '' || !isLanguage(found)) return;
    const [canonical = found] = Intl.getCanonicalLocales(found);
    if (!there.includes(canonical)) add(canonical);
    type('');
  };
  return (
    <p className="add-language">
      <label htmlFor="add-language">{say('editor.addLanguage')}</label>
      <input
        id="add-language"
        list="languages-known"
        value={tag}
        autoComplete="off"
        onChange={({ target }) => type(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          take(tag);
        }}
      />
      <datalist id="languages-known">
        {known.map(({ language, name }) => (
          <option key={language} value={name} />
        ))}
      </datalist>
      <button type="button" className="quiet" onClick={() => take(tag)}>
        {say('editor.add')}
      </button>
    </p>
  );
}
