import { useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words.js';
import { FileField, type Given } from './file-field.js';
import { heldFor } from './held.js';
import { MappingField } from './mapping-field.js';
import { isOf, written, type Run } from './run.js';
import { Sending } from './sending.js';
import { useBeginning } from './use-begin.js';

/** The checked file for good: still in hand, or chosen again where the page was opened anew. */
export function ImportNow({ run }: { run: Run }): ReactNode {
  const say = useWords();
  const held = heldFor(run.id);
  const [given, give] = useState<Given | null>(held);
  const [mapping, map] = useState<string | null>(held?.mapping ?? null);
  const [isWhole, whole] = useState(false);
  const [isMissing, miss] = useState(false);
  const beginning = useBeginning();
  const { asked, counts } = run;
  const isOther = given !== null && !isOf(run, given.file);
  const count = written(counts);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const lacks = given === null || (asked.mapping !== undefined && mapping === null);
    miss(lacks);
    if (lacks || isOther) return;
    void beginning.send({ ...given, mapping, asked: { ...asked, dryRun: false, allOrNothing: isWhole } });
  };
  return (
    <section className="block">
      <h2>{say('import.now')}</h2>
      <form className="importing" onSubmit={submit} noValidate>
        <p>{say(`import.willBe.${asked.as}`, { count })}</p>
        {!held && (
          <>
            <p className="soft">{say('import.fileAgain')}</p>
            <FileField
              label={say('import.file')}
              given={given}
              largest={null}
              faults={beginning.faults}
              isUtf8={asked.mapping === undefined}
              give={(file) => {
                give(file);
                miss(false);
                beginning.clear();
              }}
            />
            {asked.mapping !== undefined && <MappingField isNeeded give={map} />}
          </>
        )}
        {held &&
          beginning.faults.map((fault) => (
            <p key={fault} className="wrong" role="alert" lang="en" dir="ltr">
              {fault}
            </p>
          ))}
        {isOther && (
          <p className="wrong" role="alert">
            {say('import.otherFile')} <Link to="/import">{say('import.another')}</Link>
          </p>
        )}
        {isMissing && (
          <p className="wrong" role="alert">
            {say('import.wrong.missing')}
          </p>
        )}
        {(counts.bad ?? 0) > 0 && (
          <label className="tick">
            <input type="checkbox" checked={isWhole} onChange={({ target }) => whole(target.checked)} />
            <span>{say('import.allOrNothing')}</span>
          </label>
        )}
        <Sending beginning={beginning} name={given?.file.name ?? ''} />
        <p className="deeds">
          <button disabled={beginning.part !== null || isOther}>{say(`import.do.${asked.as}`, { count })}</button>
          <Link to="/import">{say('import.another')}</Link>
        </p>
      </form>
    </section>
  );
}
