/** A field to type in with a list of what fits below it: arrows move, Enter chooses, with Ctrl it may stay open. */
import { Autocomplete } from "@base-ui/react/autocomplete";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import type { Findable } from "../../core/words/find-by-words";
import { takeLetters } from "./letters-ahead";
import "./search-list.css";

/** One line of the list. */
export interface SearchItem extends Findable {
  readonly id: string;
  readonly icon?: ReactNode;
  /** What it is, in small letters beside the title. */
  readonly note?: string | undefined;
  /** Its key as it is shown. */
  readonly keys?: string | undefined;
  /** Why it cannot be chosen now; it stays in the list and says so. */
  readonly refusal?: string | undefined;
}

/** Lines under one heading; without one where there is no title. */
export interface SearchGroup<Item extends SearchItem> {
  readonly title?: string;
  readonly items: readonly Item[];
}

export interface SearchListProps<Item extends SearchItem> {
  /** The field's name. */
  readonly label: string;
  /** What fits what is typed, the likeliest first. */
  readonly groupsFor: (typed: string) => readonly SearchGroup<Item>[];
  /** Said where nothing fits. */
  readonly nothing: string;
  /** @param more with Ctrl held, or ⌘: the list may stay open for the next one */
  readonly onChoose: (item: Item, more: boolean) => void;
  /** What the keys do, below the list. */
  readonly hint?: ReactNode;
}

export function SearchList<Item extends SearchItem>(props: SearchListProps<Item>) {
  const { label, groupsFor, nothing, onChoose, hint } = props;
  const [typed, setTyped] = useState("");
  const highlighted = useRef<Item | undefined>(undefined);
  const groups = groupsFor(typed).filter(({ items }) => items.length > 0);
  const choose = (item: Item, more: boolean) => {
    onChoose(item, more);
    setTyped("");
  };
  /** Plain Enter is the list's own; with a modifier it does nothing by itself. */
  const chooseMore = (event: KeyboardEvent) => {
    const item = highlighted.current;
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !item) return;
    event.preventDefault();
    if (item.refusal === undefined) choose(item, true);
  };
  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      items={groups as { items: Item[] }[]}
      value={typed}
      onValueChange={(value, { reason }) => reason !== "item-press" && setTyped(value)}
      itemToStringValue={(item: Item) => item.title}
      autoHighlight="always"
      keepHighlight
      onItemHighlighted={(item) => {
        highlighted.current = item;
      }}
    >
      <Autocomplete.Input
        className="search-field"
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        // The list is opened to be typed in.
        autoFocus
        onFocus={() => setTyped((before) => before + takeLetters())}
        onKeyDown={chooseMore}
      />
      <Autocomplete.Empty className="search-nothing">{nothing}</Autocomplete.Empty>
      <Autocomplete.List className="search-results scrolls" aria-label={label}>
        {(group: SearchGroup<Item>) => (
          <Autocomplete.Group key={group.title ?? ""} items={group.items as Item[]}>
            {group.title && (
              <Autocomplete.GroupLabel className="popup-heading">{group.title}</Autocomplete.GroupLabel>
            )}
            <Autocomplete.Collection>
              {(item: Item) => (
                <Autocomplete.Item
                  key={item.id}
                  value={item}
                  className="popup-item"
                  disabled={item.refusal !== undefined}
                  onClick={(event) => choose(item, event.ctrlKey || event.metaKey)}
                >
                  {item.icon}
                  <span>
                    {item.title}
                    {(item.refusal ?? item.note) && <small>{item.refusal ?? item.note}</small>}
                  </span>
                  {item.keys && <span className="keys">{item.keys}</span>}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      {hint && <p className="search-hint">{hint}</p>}
    </Autocomplete.Root>
  );
}
