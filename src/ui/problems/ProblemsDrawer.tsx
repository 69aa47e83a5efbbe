/**
 * Every problem of the network: errors before hints, by their kinds where there are many. A press on a sentence goes to
 * its node, buttons below it mend it; arrows go from sentence to sentence.
 */
import { CircleCheck } from "lucide-react";
import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from "react";
import { goToProblem } from "../../app/network/problems";
import { errorsFirst, isWarning, nodesOf, type Problem } from "../../core/compiler/problem";
import { explain } from "../../core/words/explain";
import { countProblems, problemTitles } from "../../core/words/problem-titles";
import { useApp, useNetwork } from "../context";
import { useFirst } from "../kit/use-first";
import { usePageWidth } from "../media";
import { useProblems } from "../use-problems";
import { focusOn } from "./focus-on";
import { WaysOut } from "./WaysOut";

/** Up to so many are one list without headings. */
const FEW = 6;
/** Of one kind, shown at first and with each press on "more". */
const STEP = 20;

export function Problems() {
  const problems = useProblems();
  const list = useRef<HTMLDivElement>(null);
  /** Where in the list something was mended: the sentence that takes its place is given the focus. */
  const mended = useRef<number | undefined>(undefined);
  const groups = useMemo(() => groupsOf(problems), [problems]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other problems are the reason
  useEffect(() => {
    const index = mended.current;
    mended.current = undefined;
    if (index === undefined) return;
    const lines = linesIn(list.current);
    (lines[Math.min(index, lines.length - 1)] ?? list.current)?.focus();
  }, [problems]);

  const step = (event: KeyboardEvent) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way === undefined) return;
    const lines = linesIn(list.current);
    const at = focusedAt(lines);
    const next = lines[at < 0 ? 0 : at + way];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const onMend = () => {
    mended.current = Math.max(0, focusedAt(linesIn(list.current)));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a shorter way between buttons that Tab reaches too
    <div ref={list} className="problems" tabIndex={-1} onKeyDown={step}>
      <p className="second" role="status">
        {problems.length === 0 ? (
          <span className="nothing-wrong">
            <CircleCheck size={16} /> Nothing is wrong.
          </span>
        ) : (
          `${countProblems(problems).words}. A press goes to the node; F8 goes on to the next.`
        )}
      </p>
      {problems.length <= FEW ? (
        <Lines problems={groups.flatMap(({ problems }) => problems)} onMend={onMend} />
      ) : (
        groups.map(({ title, problems }) => (
          <section key={title} aria-label={title}>
            <h3>
              {title} <span className="second">{problems.length.toLocaleString("en")}</span>
            </h3>
            <Lines problems={problems} onMend={onMend} />
          </section>
        ))
      )}
    </div>
  );
}

const linesIn = (list: Element | null) => [...(list?.querySelectorAll<HTMLElement>(".problem-line") ?? [])];

/** Which of them, or of their buttons, has the focus; −1 where none has. */
const focusedAt = (lines: readonly Element[]) =>
  lines.findIndex((line) => line.parentElement?.contains(document.activeElement));

interface Group {
  readonly title: string;
  readonly problems: readonly Problem[];
}

function groupsOf(problems: readonly Problem[]): readonly Group[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of errorsFirst(problems)) {
    const title = problemTitles[problem.tag];
    const others = groups.get(title);
    if (others) others.push(problem);
    else groups.set(title, [problem]);
  }
  return [...groups].map(([title, own]) => ({ title, problems: own }));
}

interface LinesProps {
  readonly problems: readonly Problem[];
  readonly onMend: () => void;
}

function Lines({ problems, onMend }: LinesProps) {
  const list = useFirst(problems, STEP);
  return (
    <>
      <ul>
        {list.shown.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a problem may name thousands of nodes, and has no state
          <li key={`${problem.tag} ${index}`}>
            <Line problem={problem} onMend={onMend} />
          </li>
        ))}
      </ul>
      {list.more}
    </>
  );
}

const Line = memo(function Line({
  problem,
  onMend,
}: {
  readonly problem: Problem;
  readonly onMend: () => void;
}) {
  const app = useApp();
  const network = useNetwork();
  const isWide = usePageWidth() === "wide";
  const go = () => {
    focusOn(goToProblem(app, problem));
    // Elsewhere the list lies over what it leads to.
    if (!isWide && nodesOf(problem).length > 0) app.session.getState().prefer({ drawer: undefined });
  };
  return (
    <>
      <button
        type="button"
        className={`problem-line ${isWarning(problem) ? "warning" : "error"}`}
        onClick={go}
      >
        {explain(problem, network)}
      </button>
      <WaysOut problem={problem} onMend={onMend} />
    </>
  );
});
