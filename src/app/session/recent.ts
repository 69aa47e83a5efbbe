/** What was chosen last, for lists that offer it first. */

/** As many as a glance takes in. */
const MOST = 5;

/** The list with this entry in front, once, and the oldest left out where it grows too long. */
export function withRecent(recent: readonly string[], chosen: string): readonly string[] {
  return [chosen, ...recent.filter((entry) => entry !== chosen)].slice(0, MOST);
}
