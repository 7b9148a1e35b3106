import { useState, type ReactNode } from 'react';
import { useWords } from '../words.js';

/** A secret, told this once. What to do with it stands beside it, for nobody comes back to it. */
export function ToldOnce({
  label,
  secret,
  children,
}: {
  label: string;
  secret: string;
  children: ReactNode;
}): ReactNode {
  const say = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = (): void =>
    void navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section className="notice" aria-label={label}>
      <p>
        <strong>{say('following.secretOnce')}</strong>
      </p>
      <code className="secret" dir="ltr">
        {secret}
      </code>
      <p>
        <button type="button" onClick={copy}>
          {say('following.copySecret')}
        </button>{' '}
        <span role="status">
          {copied === true && say('following.copied')}
          {copied === false && say('following.notCopied')}
        </span>
      </p>
      {children}
    </section>
  );
}
