import type { ReactNode } from 'react';
import { useWords } from '../words.js';
import type { Problem } from './desk/content.js';
import { idOf, Told } from './editing.js';
import type { Form, Name } from './fields/field.js';
import { nameOfLanguage } from './fields/language.js';

/** Everything that is wrong, each with the way to where it is. */
export function ToMend({
  form,
  problems,
  warnings,
}: {
  form: Form;
  problems: readonly Problem[];
  warnings: readonly Problem[];
}): ReactNode {
  const say = useWords();
  const called = (path: string): string => {
    const [name = '', within = ''] = path.split('.');
    const words = stemOf(form, name);
    const label = words ? say(`editor.f.${words}`) : name;
    if (/^\d+$/.test(within)) return say('editor.nth', { name: label, count: Number(within) + 1 });
    return within === '' ? label : `${label} (${nameOfLanguage(within)})`;
  };
  if (problems.length + warnings.length === 0) return null;
  const list = (found: readonly Problem[]): ReactNode => (
    <ul className="plain">
      {found.map(({ path, message }) => (
        <li key={path + message}>
          <a href={`#${idOf(path)}`} onClick={(event) => goTo(event, path)}>
            {called(path)}
          </a>{' '}
          <Told message={message} />
        </li>
      ))}
    </ul>
  );
  return (
    <section className="block" id="to-mend">
      {problems.length > 0 && (
        <>
          <h2>{say('editor.problems')}</h2>
          {list(problems)}
        </>
      )}
      {warnings.length > 0 && (
        <>
          <h3>{say('editor.doubts')}</h3>
          {list(warnings)}
        </>
      )}
    </section>
  );
}

function stemOf(form: Form, name: string): Name | null {
  if (name === 'title' || name === 'summary') return name;
  const text = form.texts.find((one) => one.name === name);
  const field = form.parts.flatMap(({ fields }) => fields).find((one) => one.name === name);
  return text?.words ?? field?.words ?? null;
}

/** The field, or the nearest thing around it that is there. */
function goTo(event: { preventDefault: () => void }, path: string): void {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const id = idOf(parts.slice(0, length).join('.'));
    const place =
      document.getElementById(id) ??
      document.querySelector<HTMLElement>(`.questions [id^="${CSS.escape(id)}-"]:is(input, textarea, select)`);
    if (!place) continue;
    event.preventDefault();
    place.focus();
    place.scrollIntoView({ block: 'center' });
    return;
  }
}
