import type { ReactNode } from 'react';
import type { EntryAsWrittenFragment } from '../operations.js';
import { roleWord } from '../people/role-words.js';
import { session } from '../session/session.js';
import { locale, useWords, type Say } from '../words.js';
import { isKnown, pageOf } from './entries.js';

const SHORT = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { dateStyle: 'medium', timeStyle: 'short' });

/** One entry as a line: when, who, what, to whom or what; all that the log holds of it on demand. */
export function Entry({ entry }: { entry: EntryAsWrittenFragment }): ReactNode {
  const say = useWords();
  const { at, action, thing, thingName, thingRole, outcome, actingFor } = entry;
  const page = pageOf(thing);
  return (
    <details className="log-entry">
      <summary>
        <time dateTime={at} className="soft small">
          {SHORT.format(new Date(at))}
        </time>
        <span>
          <bdi>
            <strong>{whoIn(say, entry)}</strong>
          </bdi>
          {actingFor && actingFor !== session.participant && (
            <>
              {' '}
              (<bdi dir="ltr">{actingFor}</bdi>)
            </>
          )}
          {' · '}
          {isKnown(action) ? say(`audit.did.${action}`) : <code dir="ltr">{action}</code>}
          {thingRole && <> · {roleWord(say, thingRole)}</>}
          {thing && tellsMore(entry) && (
            <>
              {' · '}
              <bdi className={thingName ? undefined : 'id'}>{thingName ?? thing}</bdi>
            </>
          )}
          {outcome !== 'DONE' && <strong className="needs-you"> · {say(`audit.outcome.${outcome}`)}</strong>}
        </span>
      </summary>
      <Facts entry={entry} />
      {page && (
        <p>
          <a href={page}>{say('audit.toRecord')}</a>
        </p>
      )}
    </details>
  );
}

const IS_ID = /^(service:)?[0-9a-f-]{36}$/;

/** The id of a session says nothing to anybody, and that one did it to oneself is said already. */
const tellsMore = ({ action, thing, person }: EntryAsWrittenFragment): boolean =>
  thing !== person && !action.startsWith('session:');

function whoIn(say: Say, { person, personName, via }: EntryAsWrittenFragment): string {
  if (personName) return personName;
  if (person && !IS_ID.test(person)) return person;
  if (person) return say(via === 'service' ? 'audit.aMachine' : 'audit.somebody');
  return say(via === null || via === undefined ? 'audit.system' : 'audit.nobodyKnown');
}

function Facts({ entry }: { entry: EntryAsWrittenFragment }): ReactNode {
  const say = useWords();
  const { action, person, participant, thing, via, reason, requestId, number, hash, before, after } = entry;
  const facts: readonly (readonly [string, string | number | null | undefined])[] = [
    [say('audit.action'), action],
    [say('audit.reason'), reason],
    [say('audit.person'), person],
    [say('audit.via'), via],
    [say('audit.concerned'), participant],
    [say('audit.thing'), thing],
    [say('audit.request'), requestId],
    [say('audit.number'), number],
    [say('audit.hash'), hash],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value !== null &&
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code dir="ltr">{value}</code>
              </dd>
            </div>
          ),
      )}
      {(before || after) && (
        <div>
          <dt>{say('audit.change')}</dt>
          <dd>
            <Digest of={before} none={say('audit.wasNothing')} />
            <span aria-hidden> → </span>
            <Digest of={after} none={say('audit.isNothing')} />
            <p className="soft small">{say(before === after ? 'audit.sameDigest' : 'audit.digests')}</p>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Digest({ of, none }: { of: string | null | undefined; none: string }): ReactNode {
  return of ? <code dir="ltr">{of}</code> : <span>{none}</span>;
}
