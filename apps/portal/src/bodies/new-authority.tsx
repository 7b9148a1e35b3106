import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { problemsAt } from '../api/outcome.js';
import { useSending } from '../api/use-sending.js';
import '../following/following.css';
import { CreateAuthorityDocument } from '../operations.js';
import { useWords } from '../words.js';
import './bodies.css';
import { Refused, TextField } from './field.js';
import { filled, NamesField, noNames } from './names-field.js';

const FUNCTIONS = ['MIGRANT_HEALTH', 'REGULATOR', 'STATISTICS'] as const;
type OwnFunction = (typeof FUNCTIONS)[number];

const SHOWN = ['id', 'names', 'functions', 'ministry', 'legalBasis', 'website', 'zone'].map((one) => `input.${one}`);

/** Enters an authority; its contact points are its own coordinator's to say. */
export function NewAuthority(): ReactNode {
  const say = useWords();
  const sending = useSending();
  const go = useNavigate();
  const [id, setId] = useState('');
  const [names, setNames] = useState([...noNames]);
  const [functions, setFunctions] = useState<readonly OwnFunction[]>([]);
  const [texts, setTexts] = useState({ ministry: '', legalBasis: '', website: '', zone: '' });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const said = Object.fromEntries(
      Object.entries(texts).flatMap(([field, text]) => (text.trim() ? [[field, text.trim()]] : [])),
    );
    const input = { id: id.trim(), names: filled(names), functions: [...functions], ...said };
    const entered = await sending.send(CreateAuthorityDocument, { input }, 'Authority');
    if (entered) await go(`/register/authorities/${entered.id}`);
  };
  const text = (field: keyof typeof texts, dir?: 'ltr'): ReactNode => (
    <TextField
      label={say(`bodies.${field}`)}
      path={`input.${field}`}
      sending={sending}
      value={texts[field]}
      change={(value) => setTexts({ ...texts, [field]: value })}
      {...(dir && { dir })}
    />
  );
  return (
    <>
      <title>{say('bodies.newAuthority')}</title>
      <p className="small">
        <Link to="/register">{say('bodies.register')}</Link>
      </p>
      <h1>{say('bodies.newAuthority')}</h1>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={say('bodies.id')}
          help={say('bodies.authorityId')}
          path="input.id"
          dir="ltr"
          sending={sending}
          value={id}
          change={setId}
        />
        <NamesField names={names} change={setNames} sending={sending} />
        <fieldset className="field" aria-describedby="functions-wrong">
          <legend>{say('bodies.functions')}</legend>
          {FUNCTIONS.map((one) => (
            <label key={one} className="tick">
              <input
                type="checkbox"
                checked={functions.includes(one)}
                onChange={({ target }) =>
                  setFunctions(target.checked ? [...functions, one] : functions.filter((other) => other !== one))
                }
              />
              {say(`bodies.function.${one}`)}
            </label>
          ))}
          <span id="functions-wrong" className="wrong" role="alert" lang="en">
            {problemsAt(sending.problems, 'input.functions').join(' ')}
          </span>
        </fieldset>
        {text('ministry')}
        {text('legalBasis')}
        {text('website', 'ltr')}
        {text('zone', 'ltr')}
        <Refused sending={sending} shown={SHOWN} />
        <p className="deeds">
          <button disabled={sending.isBusy}>{say('bodies.enter')}</button>
          <Link to="/register">{say('following.cancel')}</Link>
        </p>
      </form>
    </>
  );
}
