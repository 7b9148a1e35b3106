import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { DraftFrameDocument, type RecordFrameFragment } from '../operations.js';
import { moment } from '../parts/said.js';
import { Waiting } from '../parts/waiting.js';
import { useWords } from '../words.js';
import { Banners, Locked } from './banners.js';
import { SavedState } from './bar.js';
import type { Choices } from './choices.js';
import { Question } from './controls/question.js';
import { TextsByLanguage } from './controls/texts.js';
import { Deeds } from './deeds.js';
import { shownPath, type Problem as Fault } from './desk/content.js';
import { useDesk } from './desk/use-desk.js';
import { useFindings } from './desk/use-findings.js';
import { EditingProvider, type Editing } from './editing.js';
import './editor.css';
import type { Form } from './fields/field.js';
import { IsPublished, type Published } from './review/publish.js';
import { Talk } from './review/talk.js';
import { ToMend } from './to-mend.js';
import { useLock } from './use-lock.js';

/** What was known last: a question that fails, as when the network goes away, takes nothing off the page. */
function useLast<T>(known: T | undefined, of: string | null): T | undefined {
  const last = useRef<{ of: string | null; known: T | undefined }>({ of, known });
  if (known !== undefined || last.current.of !== of) last.current = { of, known };
  return last.current.known;
}

/**
 * One column of questions, what is found wrong with the answers, and what can be done with them.
 * @param opened the record as it was found; null: it begins here
 */
export function Room({
  form,
  opened,
  choices,
}: {
  form: Form;
  opened: RecordFrameFragment | null;
  choices: Choices;
}): ReactNode {
  const say = useWords();
  const begunWith = opened?.id ?? null;
  const { desk, sheet } = useDesk(form.kind, begunWith);
  const { id, content } = sheet;
  // What was found when it was opened is asked again only when something was done.
  const [{ data }, ask] = useQuery({
    query: DraftFrameDocument,
    variables: { id: id ?? '' },
    pause: id === null || opened !== null,
  });
  const again = useLast(id === null ? undefined : data?.publication, id);
  const frame = again === undefined ? opened : again;
  const [published, publish] = useState<Published | null>(null);
  const reload = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const isOpen = (frame?.viewerCan.editDraft ?? begunWith === null) && sheet.state !== 'reading' && !sheet.theirs;
  // Nobody is told what is missing from a page that they have not begun to fill in.
  const findings = useFindings(form, content, id, isOpen && (id !== null || desk.isUnsaved));
  const problems = merged(findings.problems, sheet.problems, (path) => shownPath(path, content));
  useAddress(id, begunWith);
  useLock(frame, desk.isUnsaved, reload);
  useEffect(() => {
    // Saving takes an approval away, and somebody else's lock shows in a refusal.
    if (sheet.savedAt || sheet.state === 'locked') reload();
  }, [sheet.savedAt, sheet.state, reload]);

  const threads = useMemo(() => frame?.draft?.comments ?? [], [frame]);
  const canSpeak = frame?.viewerCan.commentOnDraft ?? false;
  // While it is being written nobody is asked for a word about each field.
  const isInReview = canSpeak && frame?.draft?.stage !== 'WORKING';
  const editing: Editing = {
    content,
    labels: sheet.labels,
    choices,
    problems,
    warnings: findings.warnings,
    isOpen,
    set: (field, value) => desk.set(field, value),
    talk: (path) =>
      id && <Talk id={id} path={path} threads={threads} canSpeak={canSpeak} canBegin={isInReview} changed={reload} />,
  };
  const kind = say(`portal.${form.kind.toLowerCase() as 'law'}`);
  const title = titleOf(content) ?? say('editor.untitled', { kind });

  if (published) return <IsPublished published={published} />;
  return (
    <EditingProvider value={editing}>
      <title>{title}</title>
      <header className="desk-head">
        <p className="who soft">
          {kind}
          {id && (
            <>
              {' '}
              · <bdi dir="ltr">{id}</bdi>
            </>
          )}
          {frame?.draft && <> · {say(`editor.stage.${frame.draft.stage}`)}</>}
        </p>
        <h1>
          <bdi>{title}</bdi>
        </h1>
      </header>
      <div className="desk-bar">
        <SavedState sheet={sheet} />
        {problems.length > 0 && <a href="#to-mend">{say('portal.problems', { count: problems.length })}</a>}
        <a href="#now-what">{say('editor.nowWhat')}</a>
      </div>
      <Banners desk={desk} sheet={sheet} />
      {frame && (
        <Locked
          frame={frame}
          changed={() => {
            reload();
            void desk.save();
          }}
        />
      )}
      {frame?.draft?.review?.reason && frame.draft.stage !== 'IN_REVIEW' && (
        <blockquote dir="auto">
          <p>{frame.draft.review.reason}</p>
          {frame.draft.review.decidedAt && <p className="soft small">{moment(frame.draft.review.decidedAt)}</p>}
        </blockquote>
      )}
      {sheet.state === 'reading' ? (
        <Waiting />
      ) : (
        <div
          className="questions"
          onBlur={() => {
            if (desk.isUnsaved) void desk.save();
          }}
        >
          <TextsByLanguage form={form} />
          {form.parts.map((part) => (
            <section className="block" key={part.title}>
              <h2>{say(part.title)}</h2>
              {part.fields.map((field) => (
                <Question
                  key={field.name}
                  field={field}
                  path={field.name}
                  value={content[field.name]}
                  change={(value) => desk.set(field.name, value)}
                />
              ))}
            </section>
          ))}
        </div>
      )}
      <ToMend form={form} problems={problems} warnings={findings.warnings} />
      {id && (threads.some(({ path }) => path === null) || canSpeak) && (
        <section className="block">
          <h2>{say('editor.talk')}</h2>
          <Talk id={id} path="" threads={threads} canSpeak={canSpeak} canBegin={canSpeak} changed={reload} />
        </section>
      )}
      {frame && (
        <Deeds
          frame={frame}
          desk={desk}
          sheet={sheet}
          problems={problems.length}
          warnings={findings.warnings.length}
          changed={reload}
          published={publish}
        />
      )}
    </EditingProvider>
  );
}

function titleOf({ title, originalLanguage }: Editing['content']): string | null {
  const titles = (title ?? {}) as Record<string, string>;
  return titles[String(originalLanguage)] || Object.values(titles)[0] || null;
}

/** What publishing would say and what saving said, each once. */
function merged(found: readonly Fault[], said: readonly Fault[], shown: (path: string) => string): Fault[] {
  const all = new Map(found.map((fault) => [`${fault.path} ${fault.message}`, fault]));
  for (const { path, message } of said) {
    const fault = { path: shown(path), message };
    all.set(`${fault.path} ${message}`, fault);
  }
  return [...all.values()];
}

/** A record that has just been begun is at its own address, without anything on the page being drawn anew. */
function useAddress(id: string | null, begunWith: string | null): void {
  useEffect(() => {
    if (id !== null && begunWith === null) history.replaceState(history.state, '', `/work/drafts/${id}`);
  }, [id, begunWith]);
}
