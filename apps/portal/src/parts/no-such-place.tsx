import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words.js';

export function NoSuchPlace(): ReactNode {
  const say = useWords();
  return (
    <>
      <title>{say('portal.noSuchPlace')}</title>
      <h1>{say('portal.noSuchPlace')}</h1>
      <p>
        <Link to="/">{say('portal.work')}</Link>
      </p>
    </>
  );
}
