import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../words.js';

const SHOWN_AFTER_MS = 400;

/** Said only when it takes long enough to be noticed; it is the API that ends it, after 30 seconds at the latest. */
export function Waiting(): ReactNode {
  const say = useWords();
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(show, SHOWN_AFTER_MS, true);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="soft" role="status">
      {shown ? say('portal.waiting') : ' '}
    </p>
  );
}
