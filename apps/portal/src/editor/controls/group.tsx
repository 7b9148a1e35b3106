import type { ReactNode } from 'react';
import type { Of } from './plain.js';
import { Question } from './question.js';

/** Fields that stand together; with none of them answered the whole is absent. */
export function Group({ field, value, change, path }: Of<'group'>): ReactNode {
  const whole = (value ?? {}) as Readonly<Record<string, unknown>>;
  return (
    <div className="things thing-group">
      {field.of.map((inner) => (
        <Question
          key={inner.name}
          field={inner}
          path={`${path}.${inner.name}`}
          value={whole[inner.name]}
          change={(now) => change({ ...whole, [inner.name]: now })}
        />
      ))}
    </div>
  );
}
