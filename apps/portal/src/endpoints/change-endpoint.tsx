import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useMutation } from 'urql';
import type { Failure } from '../api/failure.js';
import { outcomeOf, problemsAt, type FieldProblem } from '../api/outcome.js';
import {
  UpdateEndpointDocument,
  type EndpointAsKeptFragment,
  type TrialOfEndpointFragment,
  type WebhookSignature,
} from '../operations.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';

const SIGNATURES: readonly WebhookSignature[] = ['V1', 'V1A'];

/** Address, note and signatures of an endpoint. What is wrong is told at its field, and nothing that was typed is lost. */
export function ChangeEndpoint({
  endpoint,
  done,
  close,
}: {
  endpoint: EndpointAsKeptFragment;
  /** with what a new address said to the challenge; null where the address stays */
  done: (verification: TrialOfEndpointFragment | null) => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const id = useId();
  const [{ fetching }, update] = useMutation(UpdateEndpointDocument);
  const [url, setUrl] = useState(endpoint.url);
  const [description, setDescription] = useState(endpoint.description);
  const [signatures, setSignatures] = useState<readonly WebhookSignature[]>(endpoint.signatures);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { url: url.trim(), description, signatures };
    const outcome = outcomeOf(await update({ id: endpoint.id, input }), 'UpdatedEndpoint');
    if (outcome.done) return done(outcome.done.verification);
    setProblems(outcome.problems);
    setFailure(outcome.problems.length > 0 ? null : outcome.failure);
  };
  const tied = (field: string): { id: string; 'aria-invalid': boolean; 'aria-describedby': string } => ({
    id: `${id}-${field}`,
    'aria-invalid': problemsAt(problems, `input.${field}`).length > 0,
    'aria-describedby': `${id}-${field}-help ${id}-${field}-wrong`,
  });
  const wrong = (field: string): ReactNode => (
    <span id={`${id}-${field}-wrong`} className="wrong" role="alert" lang="en">
      {problemsAt(problems, `input.${field}`).join(' ')}
    </span>
  );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p className="field">
        <label htmlFor={`${id}-url`}>{say('following.url')}</label>
        <input
          {...tied('url')}
          type="url"
          dir="ltr"
          required
          autoComplete="off"
          value={url}
          onChange={({ target }) => setUrl(target.value)}
        />
        <span id={`${id}-url-help`} className="soft small">
          {say('following.changeEndpointMeans')}
        </span>
        {wrong('url')}
      </p>
      <p className="field">
        <label htmlFor={`${id}-description`}>{say('following.description')}</label>
        <input
          {...tied('description')}
          type="text"
          dir="auto"
          maxLength={200}
          value={description}
          onChange={({ target }) => setDescription(target.value)}
        />
        {wrong('description')}
      </p>
      <fieldset className="field" aria-describedby={`${id}-signatures-wrong`}>
        <legend>{say('following.signatures')}</legend>
        {SIGNATURES.map((one) => (
          <label className="tick" key={one}>
            <input
              type="checkbox"
              checked={signatures.includes(one)}
              onChange={({ target }) =>
                setSignatures(
                  SIGNATURES.filter((other) => (other === one ? target.checked : signatures.includes(other))),
                )
              }
            />
            {say(`following.signature.${one}`)}
          </label>
        ))}
        {wrong('signatures')}
      </fieldset>
      {failure && <Problem failure={failure} />}
      <p className="deeds">
        <button disabled={fetching}>{say('following.save')}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('following.cancel')}
        </button>
      </p>
    </form>
  );
}
