import type { ReactNode } from 'react';
import { useWords } from '../words.js';

/** Word and shape, as on the pages that everybody reads. */
export function Unsure(): ReactNode {
  const say = useWords();
  return (
    <span className="doubt">
      <span className="shape" aria-hidden />
      {say('bodies.notConfirmed')}
    </span>
  );
}
