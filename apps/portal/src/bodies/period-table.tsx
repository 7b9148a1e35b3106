import type { ReactNode } from 'react';
import type { PeriodOfMembershipFragment } from '../operations.js';
import { moment } from '../parts/said.js';
import { useWords } from '../words.js';
import type { Draft } from './set-membership.js';
import { linesOf } from './time.js';
import { Unsure } from './unsure.js';

/** Every period in words; whoever may alter one takes it into the form from here. */
export function PeriodTable({
  memberships,
  alter,
}: {
  memberships: readonly PeriodOfMembershipFragment[];
  alter: ((draft: Draft) => void) | null;
}): ReactNode {
  const say = useWords();
  const rows = linesOf(memberships).flatMap(({ periods }) => periods);
  return (
    <details className="as-table">
      <summary>{say('bodies.asTable')}</summary>
      <div className="wide" role="region" tabIndex={0} aria-label={say('bodies.asTable')}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{say('bodies.country')}</th>
              <th scope="col">{say('bodies.role')}</th>
              <th scope="col">{say('bodies.from')}</th>
              <th scope="col">{say('bodies.until')}</th>
              {alter && <td />}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={`${one.kind} ${one.country.code} ${one.from}`}>
                <th scope="row">
                  <bdi>{one.country.name}</bdi>
                </th>
                <td>{say(`bodies.kind.${one.kind}`)}</td>
                <td>
                  {one.from ? moment(one.from) : say('bodies.unknown')} {!one.certain && <Unsure />}
                </td>
                <td>
                  {one.to ? moment(one.to) : say('bodies.lasts')}
                  {one.note && (
                    <>
                      {' · '}
                      <bdi>{one.note}</bdi>
                    </>
                  )}
                </td>
                {alter && (
                  <td>
                    <button
                      type="button"
                      className="quiet"
                      aria-label={say('bodies.alterOf', {
                        country: one.country.name,
                        role: say(`bodies.kind.${one.kind}`),
                      })}
                      onClick={() =>
                        alter({ country: one.country.code, kind: one.kind, from: one.from ?? '', to: one.to ?? '' })
                      }
                    >
                      {say('bodies.alter')}
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
