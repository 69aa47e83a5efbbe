/** Below the top bar, while the work on the canvas is not kept by this tab: why, and what to do about it. */
import { useStore } from "zustand";
import type { Kept } from "../../app/app";
import type { CommandId } from "../../app/commands";
import type { KeepState } from "../../app/storage/kept";
import { useApp } from "../context";
import { CommandButton } from "../kit/Button";

const TROUBLE: Readonly<Partial<Record<KeepState, string>>> = {
  unavailable:
    "This browser keeps nothing here: its storage is blocked, as in a private window. Save your work to a file before you leave.",
  silent:
    "This browser’s storage does not answer. Your work is in this tab alone: save it to a file before you leave.",
  full: "This browser’s storage is full. Your work is in this tab alone: save it to a file, or make room on the disk.",
};

function sentenceOf({ state, follows }: Kept): string | undefined {
  if (follows) return "Another tab writes this network, and this one shows what is done there.";
  return TROUBLE[state];
}

/** Always there for screen readers, empty while all is well. */
export function KeepingBar() {
  const app = useApp();
  const sentence = useStore(app.kept, sentenceOf);
  const follows = useStore(app.kept, (kept) => kept.follows);
  const commands: readonly CommandId[] = follows ? ["take-over", "open-as-a-copy"] : ["save"];
  return (
    <div role="status">
      {sentence && (
        <div className={`keeping-bar ${follows ? "" : "trouble"}`}>
          <p>{sentence}</p>
          {commands.map((id) => (
            <CommandButton key={id} id={id} look="small" />
          ))}
        </div>
      )}
    </div>
  );
}
