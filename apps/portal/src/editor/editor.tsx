import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useLocation, useParams } from 'react-router';
import { useQuery, type CombinedError } from 'urql';
import { client } from '../api/client.js';
import { failureOf } from '../api/failure.js';
import { BeginDraftDocument, OpenDraftDocument, type OpenDraftQuery, type RecordFrameFragment } from '../operations.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { Problem } from '../parts/problem.js';
import { Waiting } from '../parts/waiting.js';
import { choicesFrom, SCHEMES, type Choices } from './choices.js';
import { formOf } from './fields/forms.js';
import { Room } from './room.js';

/** A new record, by its kind. */
export function NewRecord(): ReactNode {
  const { kind = '' } = useParams();
  const form = formOf(kind);
  const [{ data, error }, again] = useQuery({ query: BeginDraftDocument, variables: { schemes: SCHEMES } });
  const choices = useMemo(() => choicesFrom(data), [data]);
  // Another visit is another record.
  const { key } = useLocation();
  if (!form) return <NoSuchPlace />;
  return (
    <>
      {error && <Problem failure={failureOf(error)} retry={() => again({ requestPolicy: 'network-only' })} />}
      <Room key={key} form={form} opened={null} choices={choices} />
    </>
  );
}

/** A draft, by its id. */
export function OpenDraft(): ReactNode {
  const { id = '' } = useParams();
  const { of, data, error, again } = useOpening(id);
  const choices = useMemo(() => choicesFrom(data), [data]);
  if (of !== id) return <Waiting />;
  if (data) return <Opened key={id} frame={data.publication} choices={choices} />;
  return error ? <Problem failure={failureOf(error)} retry={again} /> : <Waiting />;
}

interface Opening {
  readonly of?: string;
  readonly data?: OpenDraftQuery | undefined;
  readonly error?: CombinedError | undefined;
}

/** Asked once: what is done on the page asks for the record again, not for what can be chosen. */
function useOpening(id: string): Opening & { readonly again: () => void } {
  const [answer, take] = useState<Opening>({});
  const [round, next] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void client
      .query(OpenDraftDocument, { id, schemes: SCHEMES }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data, error }) => isCurrent && take({ of: id, data, error }));
    return () => {
      isCurrent = false;
    };
  }, [id, round]);
  return { ...answer, again: () => next(round + 1) };
}

/** Once open it stays open: what was published just now has no draft any more, and its page is still to say so. */
function Opened({ frame, choices }: { frame: RecordFrameFragment | null; choices: Choices }): ReactNode {
  const now = (frame?.draft && formOf(frame.kind)) ?? null;
  const [form, keep] = useState(now);
  if (form === null && now !== null) keep(now);
  return form && frame ? <Room form={form} opened={frame} choices={choices} /> : <NoSuchPlace />;
}
