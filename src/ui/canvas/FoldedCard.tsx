/**
 * Repeated layers as one card: what repeats and how often, pictures of some repeats with their meters, what is wrong inside, and all of
 * their parameters. A press on a picture chooses that repeat and takes the film there; the card as a whole stands for all of its layers.
 */
import { UnfoldHorizontal } from "lucide-react";
import { memo } from "react";
import { type NodeProps, useStore } from "reactflow";
import { checkOf } from "../../app/network/check";
import { openCards } from "../../app/network/folding";
import { parameterCount } from "../../core/compiler/check";
import { isWarning, problemsAt } from "../../core/compiler/problem";
import { showShape } from "../../core/compiler/show-shape";
import { momentOf } from "../../core/film/moment";
import type { RepeatedBlock } from "../../core/graph/repeated-blocks";
import { foldingOf } from "../../core/network/folds";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import { foldWords } from "../../core/words/fold-words";
import { percent } from "../../core/words/linear-probe-words";
import type { PlaneView } from "../../viz/plane/input";
import { useApp, useFilm, useNetwork, useRun, useSession } from "../context";
import { Button } from "../kit/Button";
import { PictureCanvas } from "../kit/PictureCanvas";
import { useLinearProbeSteps } from "../layers/meters/use-linear-probe-steps";
import { usePlaneDrawing } from "../layers/use-plane-drawing";
import { WidePicture } from "../layers/wide/WidePicture";
import { useProblems } from "../use-problems";
import type { CanvasNode } from "./flow-elements";
import { isAfar } from "./level-of-detail";
import { CardHandles, compact } from "./NodeCard";
import { NodeMeter } from "./NodeMeter";
import { NodeProblems } from "./NodeProblems";
import { elementIdOf } from "./node-words";
import { shownRepeats } from "./shown-repeats";
import "./folded.css";

/** Pictures on a card, two in a row, and their side in canvas units. */
const PICTURES = 4;
const PICTURE_SIZE = 38;

export const FoldedCard = memo(function FoldedCard({ id, selected }: NodeProps<CanvasNode>) {
  const network = useNetwork();
  const block = foldingOf(network).blocks.get(id as NodeId);
  const isFar = useStore(({ transform }) => isAfar(network.nodes.length, transform[2]));
  if (!block) return null;
  if (isFar) return <div id={elementIdOf(id)} className={`node far ${selected ? "chosen" : ""}`} />;
  return <Card block={block} isChosen={selected ?? false} />;
});

function Card({ block, isChosen }: { readonly block: RepeatedBlock; readonly isChosen: boolean }) {
  const app = useApp();
  const network = useNetwork();
  const { nodes, every } = block;
  const [first] = nodes as readonly [NodeId];
  const last = nodes.at(-1) ?? first;
  const check = checkOf(network);
  const all = useProblems();
  const problems = [...new Set(nodes.flatMap((node) => problemsAt(all, node)))];
  const isWrong = problems.some((problem) => !isWarning(problem));
  const faulty = nodes.find((node) =>
    problemsAt(all, node).some((problem) => isWrong !== isWarning(problem)),
  );
  const refusal = useSession((state) => state.connecting?.refusals.get(first));
  const isConnecting = useSession(({ connecting }) => connecting && nodes.includes(connecting.node));
  const now = useFilm(({ film, time }) => (film ? nodes.indexOf(momentOf(film, time).of.node) : -1));
  const { title, layers, repeats } = foldWords(network, block);
  const parameters = nodes.reduce((sum, node) => sum + parameterCount(check, node), 0);
  const isCursor = useSession(({ cursor }) => cursor !== undefined && nodes.includes(cursor));
  const said = problems.length > 0 && `${problems.length} ${problems.length === 1 ? "problem" : "problems"}`;
  const state = [
    isChosen && "chosen",
    isCursor && "cursor",
    now >= 0 && "now",
    isWrong ? "wrong" : problems.length > 0 && "warned",
    check.loose.has(first) && "loose",
    refusal && !isConnecting && "dimmed",
  ];
  const name = {
    id: elementIdOf(first),
    role: "group",
    "aria-roledescription": "folded layers",
    "aria-label": [title, `${nodes.length} layers`, said].filter(Boolean).join(", "),
  };
  return (
    <div {...name} className={`node ${state.filter(Boolean).join(" ")}`} data-folded title={refusal}>
      <NodeMeter node={last} />
      <CardHandles />
      <div className="node-card">
        <header className="node-header folded-header">
          <span className="node-name one-line" title={title}>
            {repeats}
          </span>
          {faulty && !isWrong && (
            <NodeProblems node={faulty} problems={problemsAt(all, faulty).slice(0, 1)} />
          )}
          <Button
            look="icon small nodrag"
            tabIndex={-1}
            aria-label={`Unfold ${title}`}
            hint="Unfold: every layer a node of its own"
            onClick={(event) => {
              // The card is not chosen by it.
              event.stopPropagation();
              void openCards(app, [block]);
            }}
          >
            <UnfoldHorizontal size={14} />
          </Button>
        </header>
        <div className="node-picture folded-pictures">
          <Repeats block={block} now={now < 0 ? undefined : Math.floor(now / every)} />
          {faulty && isWrong && <NodeProblems node={faulty} problems={problemsAt(all, faulty)} />}
        </div>
        <footer className="node-footer">
          <span className="node-kind one-line" title={title}>
            {layers === repeats ? "no longer all alike" : layers}
          </span>
          <span className="node-numbers mono" translate="no">
            <span>{showShape(check.shapes.get(last))}</span>
            {parameters > 0 && (
              <span title={`${parameters.toLocaleString("en")} parameters`}>{compact(parameters)}</span>
            )}
          </span>
        </footer>
      </div>
    </div>
  );
}

interface RepeatsProps {
  readonly block: RepeatedBlock;
  /** The repeat that the film is at. */
  readonly now: number | undefined;
}

function Repeats({ block: { nodes, every }, now }: RepeatsProps) {
  const app = useApp();
  const network = useNetwork();
  const row = useLinearProbeSteps();
  const chosen = useSession((state) => state.nodes);
  const isFitted = useSession(({ preferences }) => preferences.scale === "fit");
  const scale = isFitted ? "; drawn at a scale of its own" : "";
  const count = Math.ceil(nodes.length / every);
  // The card as a whole is chosen where all of it is.
  const some = chosen.length < nodes.length ? chosen : [];
  const looked = some.map((id) => nodes.indexOf(id)).flatMap((at) => (at < 0 ? [] : Math.floor(at / every)));
  const shown = shownRepeats(count, PICTURES, now === undefined ? looked : [...looked, now]);
  return (
    <div className="folded-repeats">
      {shown.map((repeat) => {
        const node = nodes[Math.min(nodes.length, (repeat + 1) * every) - 1] as NodeId;
        const line = row?.steps.get(node)?.line;
        const share = line ? `, a straight line is right for ${percent(line.accuracy)}` : "";
        const words = `Repeat ${repeat + 1} of ${count}, up to ${nodeOf(network, node)?.name}${share}${scale}`;
        const look = [looked.includes(repeat) && "chosen", repeat === now && "now"].filter(Boolean).join(" ");
        return (
          <button
            key={repeat}
            type="button"
            tabIndex={-1}
            className={`folded-repeat nodrag ${look}`}
            aria-label={words}
            aria-pressed={looked.includes(repeat)}
            title={words}
            onClick={(event) => {
              event.stopPropagation();
              app.session.getState().select([node]);
            }}
          >
            <SmallPlane node={node} />
            <span className="folded-caption" aria-hidden>
              <span translate="no">{repeat + 1}</span>
              <span className="folded-bar">
                <span className="folded-fill" style={{ width: `${100 * (line?.accuracy ?? 0)}%` }} />
              </span>
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** Too small for the words and the ruler of a node's own picture: those stand on the node once it is unfolded. */
function SmallPlane({ node }: { readonly node: NodeId }) {
  const scale = useSession((state) => state.preferences.scale);
  const has = useRun((state) => state.overview?.nodes.has(node) ?? false);
  const isWide = useRun((state) => state.pictureRefusal !== undefined);
  const draw = usePlaneDrawing({ node, detail: "thumbnail", scale, prepare: withoutWords });
  if (isWide && !has) return <WidePicture node={node} size={PICTURE_SIZE} />;
  return <PictureCanvas label="" draw={draw} size={PICTURE_SIZE} />;
}

const withoutWords = (view: PlaneView): PlaneView => ({ ...view, labels: [], ruler: undefined });
