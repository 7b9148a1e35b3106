import { useEffect } from 'react';
import { useWords } from '../words.js';
import { useCounts } from './counts.js';

/** The head of the page is the gateway's and says what was unread when it was sent; from then on it is told here. */
export function CountInHeader(): null {
  const say = useWords();
  const counts = useCounts();
  useEffect(() => {
    const link = document.querySelector<HTMLAnchorElement>('header.site .account a[href*="/inbox"]');
    if (!link || !counts) return;
    link.textContent = counts.unread > 0 ? say('following.inboxUnread', { count: counts.unread }) : say('portal.inbox');
  });
  return null;
}
