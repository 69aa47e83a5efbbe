/** A layer's matrix: as a heat map whose numbers can be set, and in numbers that say what it does. */

import { useCallback, useMemo, useRef, useState } from "react";
import { isMoving } from "../../app/run/looking-back";
import type { MatrixFacts } from "../../core/math/matrix-facts";
import { denseBefore } from "../../core/network/dense-before";
import type { NodeId } from "../../core/network/network";
import { formatNumber } from "../../viz/kit/numbers";
import { type PicturePoint, picturePoint } from "../../viz/kit/points";
import { drawMatrix } from "../../viz/matrix/draw";
import { moveInMatrix, placeOfEntry } from "../../viz/matrix/items";
import {
  MAX_NUMBERS,
  type MatrixItem,
  type MatrixView as MatrixViewModel,
  matrixView,
  pickMatrix,
} from "../../viz/matrix/view-model";
import { useNetwork, useRun } from "../context";
import { type Fact, Facts } from "../kit/Facts";
import { NothingYet } from "../kit/Message";
import { PictureCanvas } from "../kit/PictureCanvas";
import { PictureCursor } from "../kit/PictureCursor";
import { useSize } from "../kit/use-size";
import { showPercent } from "../strings";
import { usePictureTheme } from "../theme";
import { LayerTable } from "./LayerTable";
import {
  planeMotion,
  showAreaFactor,
  showCondition,
  showEigenvalues,
  showKnownDeterminant,
  showRank,
  showStretches,
} from "./matrix-words";
import { placeEditor } from "./place-editor";
import { type LayerFacts, useDenseNodes, useMatrixFacts } from "./use-matrix-facts";
import { WeightEditor } from "./WeightEditor";
import "./matrix.css";

/** Height of the picture: of a row, of what is around the rows, and of a matrix too large for numbers. */
const ROW = 34;
const FRAME = 56;
const WIDE_HEIGHT = 320;

/** The matrix of the node, or of the nearest Dense before it. */
export function MatrixPane({ node }: { readonly node: NodeId }) {
  const network = useNetwork();
  const dense = useMemo(() => denseBefore(network, node), [network, node]);
  const nodes = useDenseNodes();
  const facts = useMatrixFacts(useMemo(() => chosenFirst(nodes, dense), [nodes, dense]));
  const nameOf = (id: NodeId) => network.nodes.find((one) => one.id === id)?.name ?? id;
  if (!dense) {
    return (
      <NothingYet>
        {nameOf(node)} has no matrix, and no Dense stands before it. Choose a layer further right.
      </NothingYet>
    );
  }
  return (
    <div className="matrix-view scrolls">
      {dense !== node && (
        <p className="second">
          {nameOf(node)} has no matrix of its own. This is {nameOf(dense)}, the Dense before it.
        </p>
      )}
      <div className="matrix-parts">
        <HeatMap key={dense} node={dense} name={nameOf(dense)} />
        <MatrixNumbers node={dense} name={nameOf(dense)} layer={facts.get(dense)} />
      </div>
      <LayerTable nodes={nodes} facts={facts} />
    </div>
  );
}

/** The matrix as a picture whose numbers can be set. */
function HeatMap({ node, name }: { readonly node: NodeId; readonly name: string }) {
  const arrays = useRun((state) => state.weights?.get(node));
  const theme = usePictureTheme();
  const box = useRef<HTMLDivElement>(null);
  const room = useSize(box);
  const [cursor, setCursor] = useState<MatrixItem>({ unit: 0, input: 0 });
  const [looked, setLooked] = useState<MatrixItem | undefined>(undefined);
  const [edited, setEdited] = useState<MatrixItem | undefined>(undefined);
  const isRunning = useRun(isMoving);
  const kernel = arrays?.find((array) => array.name === "kernel");
  const bias = arrays?.find((array) => array.name === "bias")?.values;
  const [inputs = 0, units = 0] = kernel?.shape ?? [];
  const focus = edited ?? looked;
  const view = useMemo(
    () =>
      kernel &&
      matrixView({
        kernel: kernel.values,
        inputs,
        units,
        bias,
        width: room.width,
        height: units <= MAX_NUMBERS ? FRAME + units * ROW : WIDE_HEIGHT,
        focus,
      }),
    [kernel, inputs, units, bias, room, focus],
  );
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => view && drawMatrix(context, view, theme),
    [view, theme],
  );
  if (!kernel || !view) {
    return (
      <div ref={box} className="matrix-heat">
        <NothingYet>
          {isRunning
            ? "The weights of a network this large are shown once the run stands still."
            : "The weights are on their way, or there are more than five million of them: too many to show."}
        </NothingYet>
      </div>
    );
  }
  const indexOf = ({ unit, input }: MatrixItem) => (input === "bias" ? unit : input * units + unit);
  const nameOf = (item: MatrixItem) => {
    const value = (item.input === "bias" ? bias : kernel.values)?.[indexOf(item)] ?? Number.NaN;
    const what = item.input === "bias" ? "bias" : `weight from input ${item.input + 1}`;
    return `${what} to unit ${item.unit + 1}: ${formatNumber(value, 4)}`;
  };
  const item = cursor.unit < units && (cursor.input === "bias" || cursor.input < inputs) ? cursor : undefined;
  const close = () => {
    setEdited(undefined);
    box.current?.querySelector<HTMLElement>(".picture-cursor")?.focus();
  };
  return (
    <div ref={box} className="matrix-heat">
      <div className="matrix-room scrolls">
        <PictureCursor
          label={`Matrix of ${name}. Arrow keys go from number to number, Enter sets one.`}
          item={item ?? { unit: 0, input: 0 }}
          nameOf={nameOf}
          placeOf={(one) => placeOfEntry(view, one)}
          pick={(at) => pickMatrix(view, at)}
          move={(one, key) => moveInMatrix({ inputs, units, hasBias: bias !== undefined }, one, key)}
          onMove={setCursor}
          onLook={setLooked}
          onOpen={setEdited}
          width={view.width}
          height={view.height}
        >
          <PictureCanvas label={`Matrix of ${name}, ${units} units by ${inputs} inputs`} draw={draw} />
        </PictureCursor>
      </div>
      <p className="second matrix-note">{focus ? nameOf(focus) : howToRead(view)}</p>
      {edited && (
        <div
          className="weight-editor-place"
          style={placeEditor(beside(view, edited, box.current?.querySelector(".matrix-room")?.scrollLeft), {
            ...room,
            height: Infinity,
          })}
        >
          <WeightEditor
            key={`${edited.unit} ${edited.input}`}
            name={nameOf(edited).replace(/: .*/, "")}
            layer={name}
            place={{ node, array: edited.input === "bias" ? "bias" : "kernel", index: indexOf(edited) }}
            onClose={close}
          />
        </div>
      )}
    </div>
  );
}

function howToRead({ block }: MatrixViewModel): string {
  const many = block.inputs * block.units;
  return `y = W x + b: a row a unit.${many > 1 ? ` A square shows the largest of ${block.inputs} × ${block.units} numbers.` : ""}`;
}

/** The one that is looked at is worked out before the others. */
function chosenFirst(nodes: readonly NodeId[], chosen: NodeId | undefined): readonly NodeId[] {
  return chosen === undefined ? nodes : [chosen, ...nodes.filter((node) => node !== chosen)];
}

/** Where an entry is seen, in a picture that may be scrolled. */
function beside(view: MatrixViewModel, item: MatrixItem, scrolled = 0): PicturePoint | undefined {
  const at = placeOfEntry(view, item);
  return at && picturePoint(at[0] - scrolled, at[1]);
}

interface MatrixNumbersProps {
  readonly node: NodeId;
  readonly name: string;
  readonly layer: LayerFacts | undefined;
}

/** What a layer's matrix does, in numbers. */
function MatrixNumbers({ node, name, layer }: MatrixNumbersProps) {
  const kernel = useRun((state) => state.weights?.get(node)?.find((array) => array.name === "kernel"));
  const isRunning = useRun(isMoving);
  const facts = layer?.facts;
  if (!facts) {
    return (
      <p className="second">
        {isRunning
          ? "The numbers of a matrix this wide are worked out once the run stands still."
          : "The numbers of this matrix are being worked out, or a weight of it is not finite."}
      </p>
    );
  }
  const isPlane = kernel?.shape[0] === 2 && kernel.shape[1] === 2;
  const motion = isPlane ? planeMotion(kernel.values) : undefined;
  return (
    <section className="matrix-facts" aria-label={`${name} in numbers`}>
      <Facts
        facts={[
          ...factsOf(facts),
          ...(motion
            ? [
                { term: "largest along", is: motion.along },
                { term: "then", is: motion.turn },
              ]
            : []),
        ]}
      />
      {facts.method === "leading" && (
        <p className="second">
          The largest singular values by randomised iteration, good to about three digits: together{" "}
          {showPercent(facts.share)} of the sum of all squares. Beyond 256 units a side there are no rank,
          determinant and eigenvalues here.
        </p>
      )}
      {layer?.step !== undefined && <p className="second">As of step {layer.step}.</p>}
    </section>
  );
}

function factsOf(facts: MatrixFacts): readonly Fact[] {
  const { inputs, units, condition, determinant, eigenvalues } = facts;
  const area = showAreaFactor(facts);
  const rank = showRank(facts);
  return [
    { term: "size", is: `${inputs} → ${units}` },
    { term: "singular values", is: showStretches(facts) },
    ...(rank === undefined
      ? []
      : [
          { term: "rank", is: rank },
          { term: "condition", is: showCondition(condition) },
        ]),
    ...(determinant ? [{ term: "determinant", is: showKnownDeterminant(determinant) }] : []),
    ...(area ? [{ term: inputs === 2 ? "area" : inputs === 1 ? "length" : "volume", is: area }] : []),
    ...(eigenvalues ? [{ term: "eigenvalues", is: showEigenvalues(eigenvalues) }] : []),
  ];
}
