import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import type { Failure } from '../api/failure.js';
import { outcomeOf, problemsAt, type FieldProblem } from '../api/outcome.js';
import '../following/following.css';
import { CreateEndpointDocument, type CreateEndpointMutation } from '../operations.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';
import './endpoints.css';
import { Secret } from './secret.js';
import { Trial } from './trial.js';

type Created = Extract<CreateEndpointMutation['done'], { readonly __typename: 'CreatedEndpoint' }>;

/** An address for signed webhooks. Its secret is shown when it is made, and never again. */
export function NewEndpoint(): ReactNode {
  const say = useWords();
  const [created, setCreated] = useState<Created | null>(null);
  return (
    <>
      <title>{say('following.newEndpoint')}</title>
      <h1>{say('following.newEndpoint')}</h1>
      {created ? <Made created={created} /> : <Form done={setCreated} />}
    </>
  );
}

function Made({ created: { endpoint, secret, verification } }: { created: Created }): ReactNode {
  const say = useWords();
  return (
    <>
      <p className="lead">
        <bdi dir="ltr">{endpoint.url}</bdi>
      </p>
      <Secret secret={secret} />
      <Trial result={{ ...verification, good: verification.verified }} />
      {!verification.verified && <p>{say('following.verifyLater')}</p>}
      <p className="more">
        <Link className="button" to={`/endpoints/${endpoint.id}`}>
          {say('following.toEndpoint')}
        </Link>
      </p>
    </>
  );
}

function Form({ done }: { done: (created: Created) => void }): ReactNode {
  const say = useWords();
  const id = useId();
  const [{ fetching }, create] = useMutation(CreateEndpointDocument);
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = outcomeOf(await create({ input: { url: url.trim(), description } }), 'CreatedEndpoint');
    if (outcome.done) return done(outcome.done);
    setProblems(outcome.problems);
    setFailure(outcome.problems.length > 0 ? null : outcome.failure);
  };
  const urlWrong = problemsAt(problems, 'input.url');
  const descriptionWrong = problemsAt(problems, 'input.description');
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p className="field">
        <label htmlFor={`${id}-url`}>{say('following.url')}</label>
        <input
          id={`${id}-url`}
          type="url"
          dir="ltr"
          required
          autoComplete="off"
          value={url}
          placeholder="https://"
          aria-invalid={urlWrong.length > 0}
          aria-describedby={`${id}-url-help ${id}-url-wrong`}
          onChange={({ target }) => setUrl(target.value)}
        />
        <span id={`${id}-url-help`} className="soft small">
          {say('following.urlHelp')}
        </span>
        <span id={`${id}-url-wrong`} className="wrong" role="alert" lang="en">
          {urlWrong.join(' ')}
        </span>
      </p>
      <p className="field">
        <label htmlFor={`${id}-description`}>{say('following.description')}</label>
        <input
          id={`${id}-description`}
          type="text"
          maxLength={200}
          value={description}
          aria-invalid={descriptionWrong.length > 0}
          aria-describedby={`${id}-description-wrong`}
          onChange={({ target }) => setDescription(target.value)}
        />
        <span id={`${id}-description-wrong`} className="wrong" role="alert" lang="en">
          {descriptionWrong.join(' ')}
        </span>
      </p>
      {failure && <Problem failure={failure} />}
      <p className="deeds">
        <button disabled={fetching}>{say('following.createEndpoint')}</button>
        <Link to="/endpoints">{say('following.cancel')}</Link>
      </p>
    </form>
  );
}
