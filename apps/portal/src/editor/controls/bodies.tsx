import type { ReactNode } from 'react';
import { useWords } from '../../words.js';
import { useEditing } from '../editing.js';
import type { Of } from './plain.js';
import { codesIn, TickList } from './ticks.js';

/** The bodies whose members may read, where the audience is theirs. */
export function Bodies({ value, change, path }: Of<'bodies'>): ReactNode {
  const say = useWords();
  const { content, choices } = useEditing();
  const chosen = codesIn(value);
  if (content['audience'] !== 'BODY' && chosen.length === 0)
    return <p className="soft small">{say('editor.notForBodies')}</p>;
  const options = choices.bodies.length > 0 ? choices.bodies : chosen.map((id) => ({ value: id, label: id }));
  return <TickList options={options} chosen={chosen} change={change} path={path} />;
}
