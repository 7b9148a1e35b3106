import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import {
  AgreementToAnswerDocument,
  AnswerConfirmDocument,
  AnswerDisputeDocument,
  type ToAnswerFragment,
} from '../operations.js';
import { Problem } from '../parts/problem.js';
import { moment, Said } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { session } from '../session/session.js';
import { locale, spoken, useWords } from '../words.js';
import './editor.css';
import { dayInWords } from './fields/day-in-words.js';
import { nameOfLanguage } from './fields/language.js';
import { useAsking } from '../api/ask.js';
import { WithReason } from './review/with-reason.js';

const DATES = ['signedOn', 'ratifiedOn', 'inForceOn', 'withdrawnOn'] as const;
const WORTHS = ['OFFICIAL', 'AUTHORITATIVE', 'COURTESY', 'MACHINE'] as const;

/** An agreement that another party has published, beside what one's own side has to say of it. */
export function AnswerAgreement(): ReactNode {
  const say = useWords();
  const { id = '' } = useParams();
  const asked = useQuery({ query: AgreementToAnswerDocument, variables: { id } });
  return (
    <Shown of={asked}>
      {({ me, publication }) => {
        const agreement = publication && 'assertions' in publication ? (publication as ToAnswerFragment) : null;
        if (!agreement?.viewerCan.confirmAgreement && !agreement?.viewerCan.disputeAgreement)
          return <h1>{say('editor.assert.nothing')}</h1>;
        return <Answer agreement={agreement} country={me?.participant.country?.code ?? null} />;
      }}
    </Shown>
  );
}

function Answer({ agreement, country }: { agreement: ToAnswerFragment; country: string | null }): ReactNode {
  const say = useWords();
  const asking = useAsking();
  const [isDisputing, dispute] = useState(false);
  const [isDone, done] = useState(false);
  const { id, revision, owner, titles, summary, legalStatus, assertions } = agreement;
  const own = assertions.find(
    ({ party }) => (country !== null && party.country?.code === country) || party.body?.id === session.participant,
  );
  const before = own?.given ?? null;
  const [dates, date] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(DATES.flatMap((name) => (before?.dates?.[name] ? [[name, before.dates[name]]] : []))),
  );
  const [text, write] = useState({ language: spoken as string, legalValue: 'AUTHORITATIVE', title: '', url: '' });
  const given = (): object => {
    const told = Object.entries(dates).filter(([, value]) => value !== '');
    const { title, url, language, legalValue } = text;
    return {
      dates: told.length > 0 ? Object.fromEntries(told) : null,
      texts: title || url ? [{ language, legalValue, title: title || null, url: url || null }] : null,
    };
  };
  const answer = async (reason: string | null): Promise<void> => {
    const variables = { id, revision, ...given() };
    const result =
      reason === null
        ? await asking.ask(AnswerConfirmDocument, variables)
        : await asking.ask(AnswerDisputeDocument, { ...variables, reason });
    if (!result) return;
    dispute(false);
    done(true);
  };
  const field = (name: string, label: string, input: ReactNode): ReactNode => (
    <div className="question">
      <label htmlFor={`own-${name}`}>{label}</label>
      {input}
    </div>
  );
  return (
    <>
      <title>{say('editor.assert')}</title>
      <p className="who soft">
        {say('portal.agreement')} · <bdi dir="ltr">{id}</bdi>
      </p>
      <h1>{say('editor.assert')}</h1>
      <p className="lead">{say('editor.assert.lead')}</p>
      {isDone && (
        <div className="notice" role="status">
          <p>{say('editor.assert.done')}</p>
          <p>
            <a href={`/publications/${encodeURIComponent(id)}`}>{say('editor.out.see')}</a>
          </p>
        </div>
      )}
      <div className="sides">
        <section>
          <h2>{say('editor.assert.stands', { owner: owner.name })}</h2>
          {titles.map((title) => (
            <p key={title.language}>
              <Said text={title} or={id} />
            </p>
          ))}
          {summary && (
            <p lang={summary.language} dir="auto">
              {summary.value}
            </p>
          )}
          {legalStatus && (
            <p className="soft" lang="en" dir="ltr">
              {legalStatus}
            </p>
          )}
          <ul className="plain">
            {assertions.map(({ party, state }) => (
              <li key={party.country?.code ?? party.body?.id}>
                <strong>
                  <bdi>{party.country?.name ?? party.body?.name}</bdi>
                </strong>{' '}
                · {say(`editor.assert.state.${state}`)}
                {party.ministry && <p dir="auto">{party.ministry}</p>}
                <dl className="facts">
                  {DATES.map((name) => {
                    const on = party[name];
                    return on ? (
                      <div key={name}>
                        <dt>{say(`editor.f.${name}`)}</dt>
                        <dd>{dayInWords(on, locale) ?? on}</dd>
                      </div>
                    ) : null;
                  })}
                </dl>
              </li>
            ))}
          </ul>
          <p>
            <a href={`/publications/${encodeURIComponent(id)}`}>{say('editor.out.see')}</a>
          </p>
        </section>
        <section>
          <h2>{say('editor.assert.yours')}</h2>
          {before && (
            <blockquote>
              <p className="soft small">
                {say('editor.assert.earlier')}: {say(`editor.assert.state.${before.state}`)},{' '}
                <bdi>{before.by.name}</bdi>, {moment(before.at)}
              </p>
              {before.reason && <p dir="auto">{before.reason}</p>}
            </blockquote>
          )}
          <p className="help">{say('editor.assert.datesHelp')}</p>
          {DATES.map((name) => (
            <div key={name}>
              {field(
                name,
                say(`editor.f.${name}`),
                <input
                  id={`own-${name}`}
                  dir="ltr"
                  inputMode="numeric"
                  maxLength={10}
                  placeholder="YYYY-MM-DD"
                  value={dates[name] ?? ''}
                  onChange={({ target }) => date({ ...dates, [name]: target.value.trim() })}
                />,
              )}
            </div>
          ))}
          <h3>{say('editor.assert.text')}</h3>
          {field(
            'language',
            say('editor.language'),
            <select
              id="own-language"
              value={text.language}
              onChange={({ target }) => write({ ...text, language: target.value })}
            >
              {[...new Set([spoken, ...session.languages, ...titles.map(({ language }) => language), 'en'])].map(
                (tag) => (
                  <option key={tag} value={tag}>
                    {nameOfLanguage(tag)}
                  </option>
                ),
              )}
            </select>,
          )}
          {field(
            'worth',
            say('editor.worth'),
            <select
              id="own-worth"
              value={text.legalValue}
              onChange={({ target }) => write({ ...text, legalValue: target.value })}
            >
              {WORTHS.map((worth) => (
                <option key={worth} value={worth}>
                  {say(`editor.legalValue.${worth}`)}
                </option>
              ))}
            </select>,
          )}
          {field(
            'title',
            say('editor.f.title'),
            <input
              id="own-title"
              dir="auto"
              maxLength={1000}
              value={text.title}
              onChange={({ target }) => write({ ...text, title: target.value })}
            />,
          )}
          {field(
            'url',
            say('editor.assert.url'),
            <input
              id="own-url"
              type="url"
              dir="ltr"
              value={text.url}
              onChange={({ target }) => write({ ...text, url: target.value.trim() })}
            />,
          )}
          {asking.failure && !isDisputing && <Problem failure={asking.failure} />}
          <p className="deeds">
            <button type="button" disabled={asking.isBusy} onClick={() => void answer(null)}>
              {say('editor.assert.confirm')}
            </button>
            <button type="button" className="quiet" onClick={() => dispute(true)}>
              {say('editor.assert.dispute')}
            </button>
          </p>
        </section>
      </div>
      {isDisputing && (
        <WithReason
          title={say('editor.assert.dispute')}
          what={say('editor.assert.disputeWhat')}
          label={say('editor.reason')}
          deed={say('editor.assert.dispute')}
          asking={asking}
          act={(reason) => void answer(reason)}
          close={() => dispute(false)}
        />
      )}
    </>
  );
}
