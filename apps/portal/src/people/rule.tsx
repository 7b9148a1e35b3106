import { useState, type FormEvent, type ReactNode } from 'react';
import { useDeed } from '../api/deed.js';
import { SetParticipantRuleDocument, type PeopleQuery } from '../operations.js';
import { Field } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { may } from '../session/session.js';
import { useWords } from '../words.js';

type AsItIs = PeopleQuery['participantRule'];

/** What a participant asks of everybody who publishes there. */
export function Rule({ participant, rule }: { participant: string; rule: AsItIs }): ReactNode {
  const say = useWords();
  return (
    <section className="block">
      <h2>{say('people.rule')}</h2>
      {may('participant:rule') ? (
        <Form key={`${rule.publishAcr} ${rule.secondPair}`} participant={participant} rule={rule} />
      ) : (
        <ul className="plain gone">
          <li>{say(rule.secondPair ? 'people.secondPair' : 'people.secondPairNot')}</li>
          <li>{rule.publishAcr ? say('people.acrIs', { acr: rule.publishAcr }) : say('people.acrNone')}</li>
        </ul>
      )}
    </section>
  );
}

function Form({ participant, rule }: { participant: string; rule: AsItIs }): ReactNode {
  const say = useWords();
  const [kept, keep] = useState(rule);
  const [secondPair, ask] = useState(rule.secondPair);
  const [acr, setAcr] = useState(rule.publishAcr ?? '');
  const [said, tell] = useState('');
  const deed = useDeed(SetParticipantRuleDocument, 'ParticipantRule', { fields: ['input.publishAcr'] });
  const publishAcr = acr.trim() || null;
  const isSame = secondPair === kept.secondPair && publishAcr === (kept.publishAcr ?? null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    tell('');
    const done = await deed.run({ input: { participant, publishAcr, secondPair } });
    if (!done) return;
    keep(done);
    tell(say('people.saved'));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label className="tick">
        <input type="checkbox" checked={secondPair} onChange={({ target }) => ask(target.checked)} />
        {say('people.secondPair')}
      </label>
      <Field label={say('people.acr')} help={say('people.acrHelp')} wrong={deed.wrongAt('input.publishAcr')}>
        {(tied) => (
          <input
            {...tied}
            type="text"
            dir="ltr"
            autoComplete="off"
            value={acr}
            onChange={({ target }) => setAcr(target.value)}
          />
        )}
      </Field>
      {deed.failure && <Problem failure={deed.failure} />}
      <p className="deeds">
        <button className="quiet" disabled={deed.isBusy || isSame}>
          {say('people.save')}
        </button>
        <span role="status">{said}</span>
      </p>
    </form>
  );
}
