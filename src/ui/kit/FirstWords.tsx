/** The stage before its first film. */
import { FIRST_WORDS } from "./first-words";

export function FirstWords() {
  return <p className="first-words">{FIRST_WORDS}</p>;
}
