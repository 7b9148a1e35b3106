import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import {
  ValidateAgreementDocument,
  ValidateEventDocument,
  ValidateLawDocument,
  ValidatePracticeDocument,
  ValidateResourceDocument,
  type FoundFragment,
} from '../../operations.js';
import type { Form } from '../fields/field.js';
import { asInput, contentPath } from './as-input.js';
import { shownPath, type Content, type Problem } from './content.js';

/** They ask the same of inputs that differ. */
const ASK = {
  LAW: ValidateLawDocument,
  AGREEMENT: ValidateAgreementDocument,
  PRACTICE: ValidatePracticeDocument,
  EVENT: ValidateEventDocument,
  RESOURCE: ValidateResourceDocument,
} as unknown as Readonly<Record<string, typeof ValidateLawDocument>>;
const PAUSE_MS = 600;

export interface Findings {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const NOTHING: Findings = { problems: [], warnings: [] };

/** What publishing would say, by the server's own rules, a moment after the last key. */
export function useFindings(form: Form, content: Content, id: string | null, isOn: boolean): Findings {
  const client = useClient();
  const [findings, found] = useState(NOTHING);
  useEffect(() => {
    const ask = ASK[form.kind];
    if (!isOn || !ask) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      const input = asInput(
        content,
        form.texts.map(({ name }) => name),
      );
      void client
        .query(ask, { input: input as never, id }, { requestPolicy: 'network-only' })
        .toPromise()
        .then(({ data }) => {
          if (data && isCurrent) found(readFindings(data.validation, content));
        });
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, form, content, id, isOn]);
  return findings;
}

function readFindings({ problems, warnings }: FoundFragment, content: Content): Findings {
  const read = (list: FoundFragment['problems']): Problem[] =>
    list.map(({ path, message }) => ({ path: shownPath(contentPath(path, content), content), message }));
  return { problems: read(problems), warnings: read(warnings) };
}
