/** Below the layers the frames and notes of the network: what each says and holds; a press chooses it with what it holds. */
import { inDrawingOrder, isFrame, membersOf } from "../../core/network/frames";
import { nodeOf } from "../../core/network/lookup";
import type { Network, Note } from "../../core/network/network";
import { notesOf } from "../../core/network/notes";
import { countOf } from "../../core/words/count-of";
import { useApp, useNetwork, useSession } from "../context";

/** So many names are said; of more how many there are. */
const NAMED = 4;

export function OutlineNotes() {
  const app = useApp();
  const network = useNetwork();
  const chosen = useSession((state) => state.notes);
  const notes = notesOf(network);
  if (notes.length === 0) return null;
  const choose = (note: Note) => {
    const held = isFrame(note) ? membersOf(network, note) : { nodes: [], notes: [] };
    const { select, set } = app.session.getState();
    select(held.nodes, [], true);
    set({ notes: [note.id, ...held.notes] });
    app.viewport.reveal(held.nodes);
  };
  return (
    <section aria-label="Frames and notes">
      <h3>Frames and notes</h3>
      <ul>
        {inDrawingOrder(notes).map((note) => (
          <li key={note.id}>
            <button
              type="button"
              className={`outline-row ${chosen.includes(note.id) ? "chosen" : ""}`}
              aria-pressed={chosen.includes(note.id)}
              onClick={() => choose(note)}
            >
              <span className="outline-name one-line">{note.text.trim() || "Without words"}</span>
              <span className="outline-label second">{isFrame(note) ? "Frame" : "Note"}</span>
              {isFrame(note) && <span className="outline-links second">{heldWords(network, note)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "hidden2, tanh2", "12 nodes", "empty". */
function heldWords(network: Network, frame: Note): string {
  const { nodes } = membersOf(network, frame);
  if (nodes.length === 0) return "empty";
  if (nodes.length > NAMED) return countOf(nodes.length, "node");
  return nodes.map((id) => nodeOf(network, id)?.name ?? "").join(", ");
}
