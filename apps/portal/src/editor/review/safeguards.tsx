import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { SafeguardsOnceOutDocument } from '../../operations.js';
import { Shown } from '../../parts/shown.js';
import { session } from '../../session/session.js';
import { useWords } from '../../words.js';

/** What the safeguards list has to say of an agreement as it will stand once it is out. It forbids nothing; it is to be known before. */
export function Safeguards({ id }: { id: string }): ReactNode {
  const say = useWords();
  const asked = useQuery({
    query: SafeguardsOnceOutDocument,
    variables: { id, reader: { participant: session.participant } },
    requestPolicy: 'network-only',
  });
  return (
    <section className="safeguards">
      <h3>{say('editor.safeguards.heading')}</h3>
      <Shown of={asked}>
        {({ previewAs }) => {
          const after = previewAs?.oncePublished?.publication;
          const check = after && 'safeguardsCheck' in after ? after.safeguardsCheck : null;
          return (
            <>
              <p>{say(`editor.safeguards.${check?.verdict ?? 'NOT_ESTABLISHED'}`)}</p>
              <ul className="plain small">
                {check?.reasons.map(({ text, source }) => (
                  <li key={text} lang="en" dir="ltr">
                    {text} <span className="soft">({source})</span>
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Shown>
    </section>
  );
}
