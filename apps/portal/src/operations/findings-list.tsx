import { useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { RunbookDocument } from '../operations.js';
import { Shown } from '../parts/shown.js';
import { useWords } from '../words.js';
import type { Finding } from './findings.js';
import { blocksOf } from './plot.js';

const SHAPES = { well: 'holds', watch: 'coming', bad: 'alarm' } as const;

export function Findings({ findings }: { findings: readonly Finding[] }): ReactNode {
  const say = useWords();
  return (
    <ul className="plain findings">
      {findings.map((finding) => (
        <li key={finding.part}>
          <h2>{say(`operations.part.${finding.part}`)}</h2>
          <div>
            <p>
              <span className={`status ${SHAPES[finding.grade]}`}>
                <span className="shape" aria-hidden />
                {say(`operations.grade.${finding.grade}`)}
              </span>
            </p>
            <p>{say(finding.words, finding.values)}</p>
            {finding.alert && <WhatToDo alert={finding.alert} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function WhatToDo({ alert }: { alert: string }): ReactNode {
  const say = useWords();
  const [isOpen, open] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{say('operations.whatToDo')}</summary>
      {isOpen && <Section alert={alert} />}
    </details>
  );
}

function Section({ alert }: { alert: string }): ReactNode {
  const say = useWords();
  const asked = useQuery({ query: RunbookDocument });
  return (
    <Shown of={asked}>
      {({ runbook }) => {
        const text = runbook.find(({ name }) => name === alert)?.text;
        if (!text) return <p>{say('operations.noRunbook', { alert })}</p>;
        return (
          <div lang="en" dir="ltr" className="runbook">
            {blocksOf(text).map((block, n) =>
              block.isCode ? <pre key={n}>{block.text}</pre> : <p key={n}>{block.text}</p>,
            )}
          </div>
        );
      }}
    </Shown>
  );
}
