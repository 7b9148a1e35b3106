/**
 * All the script that a page to be read has: it asks the browser to keep what is read (worker.script.ts), once everything is shown.
 * The policy of those pages lets this one text run and no other.
 */
export const keepScript = `if ('serviceWorker' in navigator)
  addEventListener('load', () => navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined));
`;
