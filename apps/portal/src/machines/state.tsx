import type { ReactNode } from 'react';
import { moment } from '../parts/said.js';
import { useWords } from '../words.js';
import { standingOf, type Kept } from './standing.js';

const SHAPES = { works: 'holds', expired: 'ended', revoked: 'ended' } as const;

/** Word and shape, and when it was used last. */
export function State({ of }: { of: Kept & { lastUsedAt?: string | null } }): ReactNode {
  const say = useWords();
  const standing = standingOf(of, new Date());
  return (
    <>
      <span className={`status ${SHAPES[standing]}`}>
        <span className="shape" aria-hidden />
        {standing === 'revoked' && of.revokedAt
          ? say('machines.revokedOn', { at: moment(of.revokedAt) })
          : say(`machines.state.${standing}`)}
      </span>
      {' · '}
      {of.lastUsedAt ? say('machines.lastUsed', { at: moment(of.lastUsedAt) }) : say('machines.neverUsed')}
    </>
  );
}
