import { useId, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { PreviewDraftDocument } from '../../operations.js';
import { Said } from '../../parts/said.js';
import { Shown } from '../../parts/shown.js';
import { useWords } from '../../words.js';
import { useEditing } from '../editing.js';
import { Dialog } from './dialog.js';

/** What somebody else will see once it is published, and why where that is nothing. */
export function PreviewDialog({ id, close }: { id: string; close: () => void }): ReactNode {
  const say = useWords();
  const select = useId();
  const [as, look] = useState('audience:PUBLIC');
  const { countries, bodies } = useEditing().choices;
  const [key = '', value = ''] = as.split(':');
  const asked = useQuery({
    query: PreviewDraftDocument,
    variables: { id, reader: { [key]: value } },
    requestPolicy: 'network-only',
  });
  return (
    <Dialog title={say('editor.preview')} close={close}>
      <label htmlFor={select}>{say('editor.preview.as')}</label>
      <select id={select} value={as} onChange={({ target }) => look(target.value)}>
        <option value="audience:PUBLIC">{say('editor.preview.public')}</option>
        <option value="audience:NETWORK">{say('editor.preview.network')}</option>
        <optgroup label={say('editor.preview.countries')}>
          {countries.map(({ value: code, label }) => (
            <option key={code} value={`country:${code}`}>
              {label}
            </option>
          ))}
        </optgroup>
        <optgroup label={say('editor.preview.bodies')}>
          {bodies.map(({ value: body, label }) => (
            <option key={body} value={`participant:${body}`}>
              {label}
            </option>
          ))}
        </optgroup>
      </select>
      <Shown of={asked}>
        {({ previewAs }) => {
          const after = previewAs?.oncePublished;
          if (!after?.visible || !after.publication)
            return (
              <p className="notice" role="status">
                {say('editor.preview.nothing')} <span lang="en">{after?.whyNot}</span>
              </p>
            );
          const { title, summary } = after.publication;
          return (
            <div role="status">
              <article className="previewed">
                <p className="soft small">{say('editor.preview.seen')}</p>
                <h3>
                  <Said text={title ?? null} or={id} />
                </h3>
                {summary && (
                  <p lang={summary.language} dir="auto">
                    {summary.value}
                  </p>
                )}
              </article>
            </div>
          );
        }}
      </Shown>
    </Dialog>
  );
}
