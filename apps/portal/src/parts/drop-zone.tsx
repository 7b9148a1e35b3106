import { useState, type DragEvent, type InputHTMLAttributes, type ReactNode } from 'react';
import './drop-zone.css';

type Chooser = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'id' | 'accept' | 'multiple' | 'disabled' | 'aria-label' | 'aria-describedby' | 'aria-invalid'
>;

/**
 * A place where files are dropped. All of it is also the button that chooses them: the browser's own says so in no language that the
 * page speaks.
 * @param choose what the button says; its name is a label's or `aria-label`
 */
export function DropZone({
  take,
  choose,
  children,
  ...chooser
}: Chooser & { take: (files: readonly File[]) => void; choose: string; children?: ReactNode }): ReactNode {
  const [isOver, over] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    over(false);
    if (!chooser.disabled) take([...event.dataTransfer.files]);
  };
  return (
    <div
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        over(true);
      }}
      onDragLeave={() => over(false)}
      onDrop={drop}
    >
      {children}
      <input
        {...chooser}
        type="file"
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <span className="choose" aria-hidden>
        {choose}
      </span>
    </div>
  );
}
