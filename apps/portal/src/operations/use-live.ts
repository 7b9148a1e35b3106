import { useEffect } from 'react';

/** Asks again and again while the page is looked at, and at once when somebody comes back to it. */
export function useLive(ask: () => void, everyMs: number): void {
  useEffect(() => {
    let timer: number | undefined;
    const turn = (): void => {
      clearInterval(timer);
      if (document.visibilityState !== 'hidden') timer = window.setInterval(ask, everyMs);
    };
    const comeOrGo = (): void => {
      turn();
      if (document.visibilityState !== 'hidden') ask();
    };
    turn();
    document.addEventListener('visibilitychange', comeOrGo);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', comeOrGo);
    };
  }, [ask, everyMs]);
}
