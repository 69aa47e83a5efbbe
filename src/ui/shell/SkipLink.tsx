/** The first stop of the Tab key: past the bars and the canvas, whose every node is a stop, to the layers. */

export function SkipLink() {
  return (
    <button
      type="button"
      className="skip-link"
      onClick={() => document.querySelector<HTMLElement>('[data-pane="layers"]')?.focus()}
    >
      Skip to the layers
    </button>
  );
}
