import type { ComponentType, ReactNode } from 'react';
import type { Of } from './plain.js';
import type { Asked } from './question.js';

/** Fields that stand together; with none of them answered the whole is absent. */
export function Group(asked: Of<'group'> & { readonly inner: ComponentType<Asked> }): ReactNode {
  const { field, value, change, path, inner: Question } = asked;
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
