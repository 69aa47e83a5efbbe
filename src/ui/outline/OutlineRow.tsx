/** One layer of the outline: a line that opens, and below it what can be changed. */
import { ChevronRight, TriangleAlert } from "lucide-react";
import { checkOf } from "../../app/network/check";
import { parameterCount } from "../../core/compiler/check";
import { isWarning, problemsAt } from "../../core/compiler/problem";
import { showShape } from "../../core/compiler/show-shape";
import type { OutlineLine } from "../../core/graph/outline";
import { isBypassed } from "../../core/network/bypass";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";
import { linkWords } from "../../core/words/link-words";
import { nodeWords } from "../canvas/node-words";
import { useNetwork, useSession } from "../context";
import { useProblems } from "../use-problems";
import { OutlineNode } from "./OutlineNode";

export interface OutlineRowProps {
  readonly line: OutlineLine;
  /** The node of the line before. */
  readonly above: NodeId | undefined;
  /** Where it is in the whole list. */
  readonly index: number;
  readonly count: number;
  /** The Tab key comes to this one. */
  readonly isStop: boolean;
  readonly isOpen: boolean;
  readonly onPress: () => void;
  readonly onAdd: () => void;
  readonly onSwap: (direction: 1 | -1) => void;
}

/** Branches within branches are indented no further than this: on a phone nothing would be left of the words. */
const DEEPEST = 5;

/** The id of a line's button. */
export function rowIdOf(node: NodeId): string {
  return `outline-${encodeURIComponent(node)}`;
}

export function OutlineRow(props: OutlineRowProps) {
  const { line, above, index, count, isStop, isOpen, onPress, onAdd, onSwap } = props;
  const network = useNetwork();
  const isChosen = useSession((state) => state.nodes.includes(line.node));
  const problems = problemsAt(useProblems(), line.node);
  const node = nodeOf(network, line.node);
  if (!node) return null;
  const check = checkOf(network);
  const spec = nodeSpec(node.kind);
  const params = check.params.get(node.id);
  const label = spec && params ? spec.label(params) : (spec?.title ?? `unknown kind “${node.kind}”`);
  const parameters = parameterCount(check, node.id);
  const links = linkWords(network, node.id, above);
  const counted = parameters > 0 ? `${parameters.toLocaleString("en")} parameters` : "";
  const isWrong = problems.some((problem) => !isWarning(problem));
  return (
    <li
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ marginLeft: 14 * Math.min(DEEPEST, line.depth) }}
    >
      <button
        type="button"
        id={rowIdOf(node.id)}
        className={isChosen ? "outline-row chosen" : "outline-row"}
        data-canvas-keys
        data-index={index}
        tabIndex={isStop ? 0 : -1}
        aria-expanded={isOpen}
        aria-current={isChosen ? "true" : undefined}
        aria-label={[nodeWords(network, check, node, problems.length), counted, links]
          .filter(Boolean)
          .join(", ")}
        onClick={onPress}
      >
        <ChevronRight size={14} className={isOpen ? "outline-mark open" : "outline-mark"} />
        <span className="outline-name one-line">{node.name}</span>
        {problems.length > 0 && (
          <TriangleAlert
            size={14}
            className={isWrong ? "outline-problem error" : "outline-problem warning"}
          />
        )}
        <span className="outline-label second one-line">
          {isBypassed(node) ? `${label}, bypassed` : label}
        </span>
        <span className="mono second" translate="no">
          {showShape(check.shapes.get(node.id))}
        </span>
        {links && <span className="outline-links second">{links}</span>}
      </button>
      {isOpen && <OutlineNode node={node} onAdd={onAdd} onSwap={onSwap} />}
    </li>
  );
}
