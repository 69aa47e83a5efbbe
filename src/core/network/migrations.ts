/**
 * How old files become new ones. The list only grows: a released step is never edited, and step i turns
 * version i + 1 into version i + 2. A file of every version stays in fixtures/ and must open for ever.
 */
export interface Migration {
  /** "1 → 2: the optimizer moved from the output node to the training settings". */
  readonly why: string;
  readonly up: (file: Record<string, unknown>) => Record<string, unknown>;
}

export const migrations: readonly Migration[] = [];

/** Cannot disagree with the list. */
export const FORMAT_VERSION = migrations.length + 1;
