import type { ReactNode } from 'react';
import { languageName } from '../following/names.js';
import { Picker } from '../following/picker.js';
import { Field } from '../parts/field.js';
import { useWords } from '../words.js';
import { withAt, without, type Name, type Point } from './contact.js';

/** One office: what it is called, and how it is reached. */
export function PointFields({
  number,
  point,
  wrongAt,
  set,
  remove,
}: {
  number: number;
  point: Point;
  /** an empty field: the point as such */
  wrongAt: (field: string) => string[];
  set: (point: Point) => void;
  remove: () => void;
}): ReactNode {
  const say = useWords();
  const known = ['office', 'email', 'telephone', 'address', 'languages'];
  const whole = wrongAt('').filter((message) => !known.some((field) => wrongAt(field).includes(message)));
  return (
    <fieldset className="office">
      <legend>{say('authority.point', { number })}</legend>
      <Names names={point.office} set={(office) => set({ ...point, office })} wrong={wrongAt('office')} />
      <div className="dates">
        <Field label={say('people.email')} wrong={wrongAt('email')}>
          {(tied) => (
            <input
              {...tied}
              type="email"
              dir="ltr"
              value={point.email}
              onChange={({ target }) => set({ ...point, email: target.value })}
            />
          )}
        </Field>
        <Field label={say('authority.telephone')} help="+842462732273" wrong={wrongAt('telephone')}>
          {(tied) => (
            <input
              {...tied}
              type="tel"
              dir="ltr"
              value={point.telephone}
              onChange={({ target }) => set({ ...point, telephone: target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={say('authority.address')} wrong={wrongAt('address')}>
        {(tied) => (
          <textarea
            {...tied}
            rows={3}
            dir="auto"
            maxLength={500}
            value={point.address}
            onChange={({ target }) => set({ ...point, address: target.value })}
          />
        )}
      </Field>
      <Picker
        part="languages"
        emptyMeans={say('authority.typeToLook')}
        label={say('authority.answeredIn')}
        chosen={point.languages}
        nameOf={(_, tag) => languageName(tag)}
        set={(languages) => set({ ...point, languages })}
        wrong={wrongAt('languages')}
      />
      <Field label={say('authority.audience')} wrong={whole}>
        {(tied) => (
          <select
            {...tied}
            value={point.audience}
            onChange={({ target }) => set({ ...point, audience: target.value === 'NETWORK' ? 'NETWORK' : 'PUBLIC' })}
          >
            <option value="PUBLIC">{say('authority.audience.PUBLIC')}</option>
            <option value="NETWORK">{say('authority.audience.NETWORK')}</option>
          </select>
        )}
      </Field>
      <p>
        <button type="button" className="quiet" onClick={remove}>
          {say('authority.removePoint', { number })}
        </button>
      </p>
    </fieldset>
  );
}

const OFFERED = ['en', 'fr', 'es', 'ru', 'ar', 'zh-Hans', 'vi', 'th', 'de', 'pt', 'id', 'ms', 'fil', 'km', 'lo', 'my'];

/** The office in several languages; one of them is English. */
function Names({
  names,
  set,
  wrong,
}: {
  names: readonly Name[];
  set: (names: readonly Name[]) => void;
  wrong: readonly string[];
}): ReactNode {
  const say = useWords();
  const more = OFFERED.filter((tag) => !names.some(({ language }) => language === tag));
  return (
    <>
      {names.map(({ language, value }, place) => (
        <div key={language} className="named">
          <Field
            label={say('authority.officeIn', { language: languageName(language) })}
            wrong={place === names.length - 1 ? wrong : []}
          >
            {(tied) => (
              <input
                {...tied}
                type="text"
                lang={language}
                dir="auto"
                required
                maxLength={300}
                value={value}
                onChange={({ target }) => set(withAt(names, place, { language, value: target.value }))}
              />
            )}
          </Field>
          {language !== 'en' && (
            <button type="button" className="quiet" onClick={() => set(without(names, place))}>
              {say('following.takeAway', { name: languageName(language) })}
            </button>
          )}
        </div>
      ))}
      <Field label={say('authority.inAnother')}>
        {(tied) => (
          <select {...tied} value="" onChange={({ target }) => set([...names, { language: target.value, value: '' }])}>
            <option value="" />
            {more.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
