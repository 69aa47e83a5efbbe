/**
 * Which layer did the work: after every layer, left to right, the share of the examples that the best straight line
 * there puts on the right side, the biggest step marked, and a sentence.
 */
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { checkOf } from "../../../app/check";
import { summarise } from "../../../core/compiler/summary";
import {
  percent,
  type UntanglingStep,
  untanglingSentence,
  untanglingSteps,
} from "../../../core/compiler/untangling-words";
import type { NodeId } from "../../../core/network/network";
import { useApp, useNetwork, useRun, useSession } from "../../context";
import { useThrottled } from "../../kit/use-throttled";
import { useUntangling } from "./use-untangling";

/** Screen readers hear a new sentence at most so often, in milliseconds. */
const SPOKEN = 4000;

export function UntanglingRow() {
  const network = useNetwork();
  const untangling = useUntangling();
  const running = useRun((state) => state.progress.state === "running");
  const rows = useMemo(() => summarise(network, checkOf(network)), [network]);
  const found = useMemo(
    () => untanglingSteps(rows, network, (node) => untangling?.nodes.get(node)?.accuracy),
    [rows, network, untangling],
  );
  const axes = useMemo(
    () => Math.max(0, ...[...(untangling?.nodes.values() ?? [])].map((node) => node.axes)),
    [untangling],
  );
  const sentence = untangling
    ? untanglingSentence(found, { own: untangling.own, count: untangling.count, axes })
    : "";
  const spoken = useThrottled(running ? "" : sentence, SPOKEN);
  return (
    <section className="untangling" aria-label="Which layer did the work">
      <Steps steps={found.steps} biggest={found.biggest} chance={untangling?.chance} own={untangling?.own} />
      <p className="untangling-sentence">
        {sentence || "Fitting the best straight line after every layer …"}
      </p>
      {untangling && (
        <p className="untangling-key" aria-hidden>
          <span>
            <span className="untangling-mark chance" /> the larger class alone {percent(untangling.chance)}
          </span>
          {untangling.own !== undefined && (
            <span>
              <span className="untangling-mark own" /> the network itself {percent(untangling.own)}
            </span>
          )}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </section>
  );
}

interface StepsProps {
  readonly steps: readonly UntanglingStep[];
  readonly biggest: number | undefined;
  readonly chance: number | undefined;
  readonly own: number | undefined;
}

/** One tab stop; the arrow keys go from layer to layer. */
function Steps({ steps, biggest, chance, own }: StepsProps) {
  const app = useApp();
  const chosen = useSession((state) => state.nodes);
  const [focused, setFocused] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.min(focused, steps.length - 1);
  const move = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: steps.length - 1 }[event.key];
    if (to === undefined || to < 0 || to >= steps.length) return;
    event.preventDefault();
    setFocused(to);
    list.current?.querySelectorAll("button")[to]?.focus();
  };
  const select = (node: NodeId) => app.session.getState().select([node]);
  return (
    <div
      ref={list}
      className="untangling-steps"
      role="toolbar"
      aria-label="Best straight line after each layer"
      onKeyDown={move}
    >
      {steps.map((step, index) => (
        <button
          key={step.node}
          type="button"
          className={`untangling-step ${index === biggest ? "biggest" : ""}`}
          tabIndex={index === at ? 0 : -1}
          aria-pressed={chosen.includes(step.node)}
          aria-label={nameOf(step, index === biggest)}
          onFocus={() => setFocused(index)}
          onClick={() => select(step.node)}
        >
          <span className="untangling-number mono">
            {step.accuracy === undefined ? "–" : percent(step.accuracy)}
          </span>
          <span className="untangling-bar">
            <span className="untangling-fill" style={{ width: `${100 * (step.accuracy ?? 0)}%` }} />
            <Mark share={chance} kind="chance" />
            <Mark share={own} kind="own" />
          </span>
          <span className="untangling-name">{step.name}</span>
          <span className="untangling-gain mono">{gainOf(step, index === biggest)}</span>
        </button>
      ))}
    </div>
  );
}

function Mark({ share, kind }: { readonly share: number | undefined; readonly kind: "chance" | "own" }) {
  if (share === undefined) return null;
  return <span className={`untangling-mark ${kind}`} style={{ left: `${100 * share}%` }} />;
}

/** "+32.8", with a pointer where it is the biggest; nothing where a line got no further. */
function gainOf({ gain }: UntanglingStep, isBiggest: boolean): string {
  if (gain === undefined || Math.abs(gain) < 0.0005) return "";
  const points = `${gain > 0 ? "+" : "−"}${Math.abs(100 * gain).toFixed(1)}`;
  return isBiggest ? `▲ ${points}` : points;
}

function nameOf({ name, accuracy, gain }: UntanglingStep, isBiggest: boolean): string {
  if (accuracy === undefined) return `${name}: no line, its values are not finite`;
  const step =
    gain === undefined ? "" : `, ${gain < 0 ? "less" : "more"} by ${Math.abs(100 * gain).toFixed(1)} points`;
  return `${name}: ${percent(accuracy)}${step}${isBiggest ? ", the biggest step" : ""}`;
}
