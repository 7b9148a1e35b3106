import { useState, type ReactNode } from 'react';
import { ComboBox, I18nProvider, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { spoken, useWords } from '../../words.js';
import type { Tied } from './question.js';

// The library would write a style element into the page for this, which the page's policy forbids; the rule is in editor.css.
const STYLE = 'react-aria-pressable-style';
if (!document.getElementById(STYLE)) {
  const there = document.createElement('template');
  there.id = STYLE;
  document.head.append(there);
}

export interface Offered {
  readonly id: string;
  readonly label: string;
  readonly language?: string;
  /** where it stands, or whose it is */
  readonly more?: string;
}

/** Finds by typing, and takes one; what was taken stands above it. */
export function SearchBox({
  label,
  tied,
  offered,
  search,
  take,
}: {
  label: string;
  tied?: Tied;
  offered: readonly Offered[];
  search: (words: string) => void;
  take: (id: string) => void;
}): ReactNode {
  const say = useWords();
  const [typed, type] = useState('');
  const change = (words: string): void => {
    type(words);
    search(words);
  };
  return (
    <I18nProvider locale={spoken}>
      <ComboBox
        className="search-box"
        aria-label={label}
        aria-describedby={tied?.['aria-describedby'] ?? ''}
        items={offered}
        inputValue={typed}
        onInputChange={change}
        value={null}
        onChange={(key) => {
          if (key === null) return;
          take(String(key));
          change('');
        }}
        allowsEmptyCollection={typed !== ''}
        menuTrigger="input"
      >
        <Input placeholder={say('editor.search')} dir="auto" />
        <Popover className="offered">
          <ListBox renderEmptyState={() => <span className="soft small">{say('editor.nothingFound')}</span>}>
            {({ id, label: words, language, more }: Offered) => (
              <ListBoxItem id={id} textValue={words}>
                <bdi lang={language}>{words}</bdi>
                {more && <span className="soft small"> {more}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}

/** What was taken, each with the way to let it go. */
export function Taken({
  items,
  letGo,
}: {
  items: readonly Offered[];
  letGo: ((id: string) => void) | null;
}): ReactNode {
  const say = useWords();
  if (items.length === 0) return null;
  return (
    <ul className="taken">
      {items.map(({ id, label, language, more }) => (
        <li key={id}>
          <span>
            <bdi lang={language}>{label}</bdi> {more && <span className="soft small">{more}</span>}
          </span>
          {letGo && (
            <button type="button" className="quiet" onClick={() => letGo(id)}>
              {say('editor.remove')} <span className="unseen">{label}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
