import { useState, type FormEvent, type ReactNode } from 'react';
import { useDeed } from '../api/deed.js';
import { languageName } from '../following/names.js';
import { Picker } from '../following/picker.js';
import { UpdateAuthorityDocument, type AuthorityAsKeptFragment } from '../operations.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';
import { contactOf, emptyHours, emptyPoint, inputOf, without, withAt, type Contact } from './contact.js';
import { HoursFields } from './hours-fields.js';
import { PointFields } from './point-fields.js';

const FIELDS = ['input.contactPoints', 'input.workingHours', 'input.workingLanguages'];

/** How the authority is reached. Somebody else's newer words are not written over: one is told, and decides. */
export function ContactForm({
  authority,
  again,
}: {
  authority: AuthorityAsKeptFragment;
  again: () => Promise<void>;
}): ReactNode {
  const say = useWords();
  const [version, setVersion] = useState(authority.version);
  const [contact, set] = useState<Contact>(() => contactOf(authority));
  const [said, tell] = useState('');
  const deed = useDeed(UpdateAuthorityDocument, 'Authority', { fields: FIELDS });
  const change = (part: Partial<Contact>): void => {
    tell('');
    set({ ...contact, ...part });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { id: authority.id, expectedVersion: version, ...inputOf(contact) };
    const updated = await deed.run({ input });
    if (!updated) return;
    setVersion(updated.version);
    set(contactOf(updated));
    tell(say('people.saved'));
  };
  const { points, hours, languages } = contact;
  return (
    <form className="block" onSubmit={(event) => void submit(event)}>
      <h2>{say('authority.contact')}</h2>
      <p className="soft">{say('authority.contactMeans')}</p>
      {points.map((point, place) => (
        <PointFields
          // Points have no id: they are what stands at their place.
          key={place}
          number={place + 1}
          point={point}
          wrongAt={(field) => deed.wrongAt(`input.contactPoints.${place}${field && '.'}${field}`)}
          set={(changed) => change({ points: withAt(points, place, changed) })}
          remove={() => change({ points: without(points, place) })}
        />
      ))}
      <p>
        <button
          type="button"
          className="quiet"
          onClick={() => change({ points: [...points, emptyPoint(languages[0] ?? 'en')] })}
        >
          {say('authority.addPoint')}
        </button>
      </p>
      <h3>{say('authority.hours')}</h3>
      {hours.map((one, place) => (
        <HoursFields
          key={place}
          number={place + 1}
          hours={one}
          wrong={deed.wrongAt(`input.workingHours.${place}`)}
          set={(changed) => change({ hours: withAt(hours, place, changed) })}
          remove={() => change({ hours: without(hours, place) })}
        />
      ))}
      <p>
        <button
          type="button"
          className="quiet"
          onClick={() => change({ hours: [...hours, emptyHours(hours[0]?.zone ?? authority.zone ?? 'UTC')] })}
        >
          {say('authority.addHours')}
        </button>
      </p>
      <Picker
        part="languages"
        emptyMeans={say('authority.typeToLook')}
        label={say('authority.languages')}
        chosen={languages}
        nameOf={(_, tag) => languageName(tag)}
        set={(chosen) => change({ languages: chosen })}
        wrong={deed.wrongAt('input.workingLanguages')}
      />
      {deed.failure && (
        <>
          <Problem failure={deed.failure} />
          <p>
            <button type="button" className="quiet" onClick={() => void again()}>
              {say('authority.asNow')}
            </button>
          </p>
        </>
      )}
      <p className="deeds">
        <button disabled={deed.isBusy}>{say('people.save')}</button>
        <span role="status">{said}</span>
      </p>
    </form>
  );
}
