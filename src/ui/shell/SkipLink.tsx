/** The first stop of the Tab key: past the bars, to what one came to see; in the lab past its many questions. */
import { useSession } from "../context";

const targets = {
  editor: { name: "Skip to the layers", element: '[data-pane="layers"]' },
  lab: { name: "Skip to the question", element: ".question-card" },
} as const;

export function SkipLink() {
  const { name, element } = targets[useSession((state) => state.page)];
  return (
    <button
      type="button"
      className="skip-link"
      onClick={() => document.querySelector<HTMLElement>(element)?.focus()}
    >
      {name}
    </button>
  );
}
