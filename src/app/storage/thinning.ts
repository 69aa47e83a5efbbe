/** Which revisions of a document stay: those with a name, the last few, and of those before them one for every stretch of time. */

export interface Dated {
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What its weights take. */
  readonly bytes: number;
  /** The name that somebody kept it under. */
  readonly version?: string | undefined;
}

/** So many of the newest stay, and two of them whatever they take: the head and what it falls back to. */
const NEWEST = 5;
const ALWAYS = 2;
/** Of the older ones, the newest of each stretch, for so many stretches. */
const STRETCH = 10 * 60_000;
const STRETCHES = 12;
/** Bytes of weights that the revisions of a document may take beyond those two. */
const ROOM = 50e6;

/**
 * @param revisions in ascending order
 * @returns those that go
 */
export function tooMany<T extends Dated>(revisions: readonly T[]): T[] {
  const newestFirst = revisions.filter(({ version }) => version === undefined).reverse();
  const stretches = new Set<number>();
  let room = ROOM;
  return newestFirst.filter(({ at, bytes }, index) => {
    if (index < ALWAYS) return false;
    const stretch = Math.floor(at / STRETCH);
    const isWanted = index < NEWEST || (!stretches.has(stretch) && stretches.size < STRETCHES);
    if (index >= NEWEST) stretches.add(stretch);
    room -= isWanted ? bytes : 0;
    return !isWanted || room < 0;
  });
}
