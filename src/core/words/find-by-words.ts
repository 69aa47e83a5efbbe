/**
 * Finding things by what a person types: any of their words in any order, by their beginnings first, then from within a
 * word, then by letters that are left out ("sftm" for Softmax). Accents and capitals do not matter.
 */

/** A thing with a name, and what else it may be called. */
export interface Findable {
  readonly title: string;
  readonly synonyms?: readonly string[];
}

/** How far a typed word is from a thing: the better the place where it was found, the less. */
const COST = { beginning: 0, synonym: 1, within: 2, withinSynonym: 3, letters: 5 } as const;
/** Fewer letters than these are in too many words, one after the other. */
const LEAST_LETTERS = 3;

/** Those that every typed word fits, the nearest first, else in their own order; all of them where nothing is typed. */
export function findByWords<T extends Findable>(things: readonly T[], typed: string): readonly T[] {
  const query = wordsOf(typed);
  if (query.length === 0) return things;
  return things
    .map((thing) => ({ thing, cost: costOf(thing, query) }))
    .filter(({ cost }) => cost !== undefined)
    .sort((a, b) => (a.cost ?? 0) - (b.cost ?? 0))
    .map(({ thing }) => thing);
}

function costOf({ title, synonyms = [] }: Findable, query: readonly string[]): number | undefined {
  const own = wordsOf(title);
  const others = synonyms.flatMap(wordsOf);
  let total = 0;
  for (const [place, word] of query.entries()) {
    const cost = wordCost(word, own, others);
    if (cost === undefined) return undefined;
    // The same words in the same places are nearer than in others: "fit" is Fit before it is “Zoom to fit”.
    total += cost + (own[place]?.startsWith(word) ? 0 : 0.5);
  }
  return total;
}

function wordCost(word: string, own: readonly string[], others: readonly string[]): number | undefined {
  const begins = (candidate: string) => candidate.startsWith(word);
  const holds = (candidate: string) => word.length > 1 && candidate.includes(word);
  if (own.some(begins)) return COST.beginning;
  if (others.some(begins)) return COST.synonym;
  if (own.some(holds)) return COST.within;
  if (others.some(holds)) return COST.withinSynonym;
  return word.length >= LEAST_LETTERS && own.some((candidate) => hasLetters(candidate, word))
    ? COST.letters
    : undefined;
}

/** Whether the letters stand in the word one after the other, others between them, the first one at its beginning. */
function hasLetters(word: string, letters: string): boolean {
  if (word[0] !== letters[0]) return false;
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}%+]+/u)
    .filter((word) => word !== "");
}
