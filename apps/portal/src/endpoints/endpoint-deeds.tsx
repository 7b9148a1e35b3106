import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import type { Failure } from '../api/failure.js';
import { outcomeOf } from '../api/outcome.js';
import {
  DeleteEndpointDocument,
  EnableEndpointDocument,
  RotateEndpointSecretDocument,
  TestEndpointDocument,
  VerifyEndpointDocument,
  type EndpointAsKeptFragment,
  type TrialOfEndpointFragment,
} from '../operations.js';
import { Dialog } from '../parts/dialog.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';
import { ChangeEndpoint } from './change-endpoint.js';
import { Secret } from './secret.js';
import { Trial, type TrialResult } from './trial.js';

type Asked = 'change' | 'enable' | 'rotate' | 'delete';

/** Verify, test, change, take into use again, new secret, delete: each with what came of it. */
export function EndpointDeeds({ endpoint }: { endpoint: EndpointAsKeptFragment }): ReactNode {
  const say = useWords();
  const navigate = useNavigate();
  const { id, state } = endpoint;
  const [{ fetching: verifies }, verify] = useMutation(VerifyEndpointDocument);
  const [{ fetching: enables }, enable] = useMutation(EnableEndpointDocument);
  const [{ fetching: tests }, test] = useMutation(TestEndpointDocument);
  const [{ fetching: rotates }, rotate] = useMutation(RotateEndpointSecretDocument);
  const [{ fetching: deletes }, remove] = useMutation(DeleteEndpointDocument);
  const isBusy = verifies || enables || tests || rotates || deletes;
  const [asked, ask] = useState<Asked | null>(null);
  const [trial, setTrial] = useState<TrialResult | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [said, tell] = useState<string | null>(null);

  const begin = (): void => {
    setTrial(null);
    setFailure(null);
    tell(null);
  };
  const verified = (verification: TrialOfEndpointFragment): void =>
    setTrial({ ...verification, good: verification.verified });
  const runVerify = async (): Promise<void> => {
    begin();
    const answer = await verify({ id });
    const outcome = outcomeOf(answer, 'VerifiedEndpoint');
    if (outcome.done) return verified(outcome.done.verification);
    const refused = outcomeOf(answer, 'EndpointNotVerified');
    if (refused.done) verified(refused.done.verification);
    else setFailure(outcome.failure);
  };
  const runEnable = async (catchUp: boolean): Promise<void> => {
    begin();
    ask(null);
    const answer = await enable({ id, catchUp });
    const outcome = outcomeOf(answer, 'EnabledEndpoint');
    if (outcome.done) return verified(outcome.done.verification);
    const refused = outcomeOf(answer, 'EndpointNotVerified');
    if (refused.done) verified(refused.done.verification);
    else setFailure(outcome.failure);
  };
  const runTest = async (): Promise<void> => {
    begin();
    const outcome = outcomeOf(await test({ id }), 'EndpointTest');
    if (outcome.done) setTrial({ ...outcome.done, good: outcome.done.delivered, problem: outcome.done.error });
    else setFailure(outcome.failure);
  };
  const runRotate = async (overlapHours: number): Promise<void> => {
    begin();
    ask(null);
    const outcome = outcomeOf(await rotate({ id, overlapHours }), 'RotatedEndpointSecret');
    if (outcome.done) setSecret(outcome.done.secret);
    else setFailure(outcome.failure);
  };
  const runDelete = async (): Promise<void> => {
    begin();
    ask(null);
    const outcome = outcomeOf(await remove({ id }), 'DeletedEndpoint');
    if (outcome.done) await navigate('/endpoints');
    else setFailure(outcome.failure);
  };
  const changed = (verification: TrialOfEndpointFragment | null): void => {
    begin();
    ask(null);
    tell(say('following.endpointChanged'));
    if (verification) verified(verification);
  };
  const close = (): void => ask(null);

  return (
    <>
      <p className="deeds">
        {state === 'UNVERIFIED' && (
          <button type="button" disabled={isBusy} onClick={() => void runVerify()}>
            {say('following.verify')}
          </button>
        )}
        {state === 'DISABLED' && (
          <button type="button" disabled={isBusy} onClick={() => ask('enable')}>
            {say('following.enable')}
          </button>
        )}
        <button
          type="button"
          className={state === 'ENABLED' ? undefined : 'quiet'}
          disabled={isBusy}
          onClick={() => void runTest()}
        >
          {say('following.test')}
        </button>
        <button type="button" className="quiet" disabled={isBusy} onClick={() => ask('change')}>
          {say('following.changeEndpoint')}
        </button>
        <button type="button" className="quiet" disabled={isBusy} onClick={() => ask('rotate')}>
          {say('following.rotate')}
        </button>
        <button type="button" className="quiet" disabled={isBusy} onClick={() => ask('delete')}>
          {say('following.deleteEndpoint')}
        </button>
      </p>
      {said && <p role="status">{said}</p>}
      {trial && <Trial result={trial} />}
      {failure && <Problem failure={failure} />}
      {secret && <Secret secret={secret} />}
      <Dialog title={say('following.changeEndpoint')} isOpen={asked === 'change'} close={close}>
        <ChangeEndpoint endpoint={endpoint} done={changed} close={close} />
      </Dialog>
      <Dialog title={say('following.enable')} isOpen={asked === 'enable'} close={close}>
        <p>{say('following.enableMeans')}</p>
        <p className="deeds">
          <button type="button" onClick={() => void runEnable(true)}>
            {say('following.enableCatchUp')}
          </button>
          <button type="button" className="quiet" onClick={() => void runEnable(false)}>
            {say('following.enableFromNow')}
          </button>
          <button type="button" className="quiet" onClick={close}>
            {say('following.cancel')}
          </button>
        </p>
      </Dialog>
      <Dialog title={say('following.rotate')} isOpen={asked === 'rotate'} close={close}>
        <Overlap run={(hours) => void runRotate(hours)} close={close} />
      </Dialog>
      <Dialog title={say('following.deleteEndpoint')} isOpen={asked === 'delete'} close={close}>
        <p>{say('following.deleteEndpointMeans')}</p>
        <p className="deeds">
          <button type="button" onClick={() => void runDelete()}>
            {say('following.delete')}
          </button>
          <button type="button" className="quiet" onClick={close}>
            {say('following.cancel')}
          </button>
        </p>
      </Dialog>
    </>
  );
}

function Overlap({ run, close }: { run: (hours: number) => void; close: () => void }): ReactNode {
  const say = useWords();
  const id = useId();
  const [hours, setHours] = useState('24');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(Number(hours));
  };
  return (
    <form onSubmit={submit}>
      <p className="field">
        <label htmlFor={id}>{say('following.overlap')}</label>
        <input
          id={id}
          type="number"
          min="0"
          max="168"
          step="1"
          required
          value={hours}
          aria-describedby={`${id}-help`}
          onChange={({ target }) => setHours(target.value)}
        />
        <span id={`${id}-help`} className="soft small">
          {' '}
          {say('following.overlapHelp')}
        </span>
      </p>
      <p className="deeds">
        <button>{say('following.rotate')}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('following.cancel')}
        </button>
      </p>
    </form>
  );
}
