import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import type { Failure } from '../api/failure.js';
import { outcomeOf, problemsAt, type FieldProblem } from '../api/outcome.js';
import {
  CreateSubscriptionDocument,
  SetMyMailDocument,
  UpdateSubscriptionDocument,
  type BuilderQuery,
  type SubscriptionAsKeptFragment,
} from '../operations.js';
import { Field } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { may, session } from '../session/session.js';
import { spoken, useWords } from '../words.js';
import { filterFrom, inputOf, NO_FILTER } from './filter.js';
import { namesIn, withPicked } from './known-names.js';
import { Letters, type Frequency, type LetterSettings } from './letters.js';
import { mailWith, ownFrequency } from './mail.js';
import { useNames } from './names.js';
import { Preview } from './preview.js';
import { What } from './what.js';

const settingsOf = ({ myMail }: BuilderQuery): LetterSettings => ({
  language: myMail?.language ?? spoken,
  timeZone: myMail?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  hour: myMail?.hour ?? 8,
  weekday: myMail?.weekday ?? 1,
});

/** What is followed and how it is told, with what it would have sent beside it. */
export function SubscriptionForm({
  subscription,
  data,
  reload,
}: {
  subscription: SubscriptionAsKeptFragment | null;
  data: BuilderQuery;
  reload: () => void;
}): ReactNode {
  const say = useWords();
  const navigate = useNavigate();
  const [{ fetching: creates }, create] = useMutation(CreateSubscriptionDocument);
  const [{ fetching: updates }, update] = useMutation(UpdateSubscriptionDocument);
  const [{ fetching: sets }, setMyMail] = useMutation(SetMyMailDocument);
  const isBusy = creates || updates || sets;
  // As it was when the form was filled: what is changed meanwhile is not written over.
  const [kept] = useState(subscription);
  const [name, setName] = useState(kept?.name ?? '');
  const [filter, setFilter] = useState(kept ? filterFrom(kept.filter) : NO_FILTER);
  const [endpoints, setEndpoints] = useState(kept?.endpoints.map((one) => one.id) ?? []);
  const [frequency, setFrequency] = useState<Frequency>(ownFrequency(kept?.mail ?? [], session.person));
  const [settings, setSettings] = useState(() => settingsOf(data));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [isConflict, setConflict] = useState(false);
  const [known, setKnown] = useState(() => namesIn(kept ? [kept.filter] : []));
  const nameOf = useNames(known);
  const channelsWrong = [...problemsAt(problems, 'input.endpoints'), ...problemsAt(problems, 'input.mail')];
  const own = data.myEndpoints ?? [];

  const save = async (seen: string | null): Promise<void> => {
    setConflict(false);
    if (frequency !== 'NEVER') {
      const mail = outcomeOf(await setMyMail({ input: settings }), 'MailReader');
      if (!mail.done) return refuse(mail);
    }
    const before = ownFrequency(kept?.mail ?? [], session.person);
    const input = {
      name,
      filter: inputOf(filter),
      ...(may('endpoint:manage') ? { endpoints } : {}),
      ...(frequency === before ? {} : { mail: mailWith(kept?.mail ?? [], session.person, frequency) }),
    };
    const outcome = kept
      ? outcomeOf(await update({ id: kept.id, input: { ...input, ...(seen ? { seen } : {}) } }), 'StandingSubscription')
      : outcomeOf(await create({ input }), 'StandingSubscription');
    if (outcome.done) await navigate('/following');
    else refuse(outcome);
  };
  const refuse = (outcome: { failure: Failure; problems: readonly FieldProblem[]; isConflict: boolean }): void => {
    setProblems(outcome.problems);
    setConflict(outcome.isConflict);
    setFailure(outcome.problems.length > 0 || outcome.isConflict ? null : outcome.failure);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isBusy) void save(kept?.updatedAt ?? null);
  };
  const title = kept ? kept.name : say('following.new');
  return (
    <>
      <title>{title}</title>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <div className="columns builder">
        <form onSubmit={submit} noValidate>
          <Field
            label={say('following.name')}
            help={say('following.nameHelp')}
            wrong={problemsAt(problems, 'input.name')}
          >
            {(tied) => (
              <input
                {...tied}
                type="text"
                maxLength={120}
                required
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <h2>{say('following.what')}</h2>
          <What
            filter={filter}
            nameOf={nameOf}
            problems={problems}
            set={setFilter}
            learn={(part, picked) => setKnown((before) => withPicked(before, part, picked))}
          />
          <h2>{say('following.how')}</h2>
          <p>{say('following.inboxAlways')}</p>
          {may('endpoint:manage') && (
            <fieldset className="field boxes">
              <legend>{say('portal.endpoints')}</legend>
              {own.length === 0 && (
                <p className="soft small">
                  {say('following.noEndpoints')} <Link to="/endpoints/new">{say('following.newEndpoint')}</Link>
                </p>
              )}
              {own.map((endpoint) => (
                <label className="tick" key={endpoint.id}>
                  <input
                    type="checkbox"
                    checked={endpoints.includes(endpoint.id)}
                    onChange={({ target }) =>
                      setEndpoints(
                        target.checked ? [...endpoints, endpoint.id] : endpoints.filter((one) => one !== endpoint.id),
                      )
                    }
                  />
                  <span>
                    <bdi dir="ltr">{endpoint.url}</bdi>
                    <br />
                    <span className="soft small">{say(`following.endpointState.${endpoint.state}`)}</span>
                  </span>
                </label>
              ))}
            </fieldset>
          )}
          <Letters
            frequency={frequency}
            settings={settings}
            problems={problems}
            set={setFrequency}
            change={setSettings}
          />
          <span className="wrong" role="alert" lang="en">
            {channelsWrong.join(' ')}
          </span>
          {isConflict && (
            <div className="notice" role="alert">
              <p>{say('following.conflict')}</p>
              <p className="deeds">
                <button type="button" className="quiet" onClick={reload}>
                  {say('following.showCurrent')}
                </button>
                <button type="button" className="quiet" disabled={isBusy} onClick={() => void save(null)}>
                  {say('following.saveMine')}
                </button>
              </p>
            </div>
          )}
          {problems.length > 0 && (
            <p className="wrong" role="alert">
              {say('following.mend', { count: problems.length })}
            </p>
          )}
          {failure && <Problem failure={failure} />}
          <p className="deeds">
            <button disabled={isBusy}>{say('following.save')}</button>
            <Link to="/following">{say('following.cancel')}</Link>
          </p>
        </form>
        <Preview filter={filter} given={data.previewSubscription ?? null} />
      </div>
    </>
  );
}
